import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import type { PersonEntry } from "@/lib/proposals/domain/sections/people";
import { programmeCommitments } from "@/lib/proposals/queries/commitments";
import { createCallRow, createSealedProposalRow, createTeam } from "@/tests/factories/teams";

const email = (name: string) => `${name}@commitments.test`;
const part = (address: string): PersonEntry => ({
  ...{ name: "한가람", nameEn: "", organisationId: "somewhere", unit: "연구실", email: address, role: "RESEARCHER" },
  ...{ participationPercent: 60, startOn: "2025-08-01", endOn: "2027-12-31" },
});
const promisedTo = async (own: string, address: string) =>
  (await programmeCommitments(db, own, [{ email: ` ${address.toUpperCase()}` }])).map((one) => ({
    ...{ proposalId: one.proposalId, isTeam: one.isTeam, endOn: one.people[0]?.endOn },
  }));

describe("what the programme's other proposals promise of people (②)", () => {
  it("counts rivals and teams of other calls, those who left until that day; not withdrawn, ineligible or unchosen ones", async () => {
    const published = await createCallRow("PUBLISHED");
    const running = await createCallRow("SCREENING");
    const address = email("gahram");
    const people = [part(address), part(email("somebody-else"))];
    const own = await createSealedProposalRow({ call: running, people });
    const team = await createTeam({ call: published, people });
    const left = await createTeam({ call: published, people });
    const leftAt = new Date("2026-06-30T15:30:00Z");
    await db.team.update({ where: { id: left.teamId }, data: { status: "ELIMINATED", leftAt } });
    // Not chosen.
    await createSealedProposalRow({ call: published, people });
    const rival = await createSealedProposalRow({ call: running, people });
    const ineligible = await createSealedProposalRow({ call: running, people });
    const withdrawn = await createSealedProposalRow({ call: running, people });
    await db.proposal.update({ where: { id: ineligible.proposalId }, data: { status: "INELIGIBLE" } });
    await db.proposal.update({ where: { id: withdrawn.proposalId }, data: { status: "WITHDRAWN" } });
    const found = await promisedTo(own.proposalId, address);
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        { proposalId: team.proposalId, isTeam: true, endOn: "2027-12-31" },
        { proposalId: left.proposalId, isTeam: true, endOn: "2026-07-01" },
        { proposalId: rival.proposalId, isTeam: false, endOn: "2027-12-31" },
      ]),
    );
  });

  it("asks nothing for people without an address", async () => {
    const own = await createSealedProposalRow();
    expect(await programmeCommitments(db, own.proposalId, [{ email: "  " }])).toEqual([]);
  });
});
