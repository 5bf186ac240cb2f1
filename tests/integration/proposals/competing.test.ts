import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { changeConsortiumMember } from "@/lib/proposals/commands/consortium";
import { getConsortiumPage } from "@/lib/proposals/queries/consortium-page";
import { getTaskList } from "@/lib/proposals/queries/task-list";
import { createCall } from "@/tests/factories/calls";
import {
  createDraftProposal,
  createFilledProposal,
  createSubmittedProposal,
  expectOk,
} from "@/tests/factories/proposals";
import { scene } from "./arrange";

const refusing = { organisations: "REFUSED", people: "REFUSED" };
/** Two consortia of one call that share a university. */
async function twoSides(competing?: object) {
  const call = await createCall();
  const stored = await db.call.findUniqueOrThrow({ where: { id: call.id }, select: { settings: true } });
  if (competing)
    await db.call.update({ where: { id: call.id }, data: { settings: { ...(stored.settings as object), competing } } });
  const first = await scene({ call, title: "첫째 제안" });
  const second = await scene({ call, title: "둘째 제안" });
  return { first, second: { ...second, plan: { ...second.plan, university: first.university } } };
}

describe("standing in two proposals of a call (A1)", () => {
  it("SHOWN: each side sees that its member also takes part elsewhere, never where", async () => {
    const { first, second } = await twoSides();
    const one = await createDraftProposal(first.plan, first.at);
    const two = await createDraftProposal(second.plan, second.at);
    for (const [side, proposalId] of [
      [first, one.proposalId],
      [second, two.proposalId],
    ] as const) {
      const page = await getConsortiumPage(side.manager, proposalId, side.at);
      expect(page.members.filter((member) => member.competes).map((member) => member.organisationId)).toEqual([
        first.university.id,
      ]);
      expect(JSON.stringify(page, (_key, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
        side === first ? "둘째 제안" : "첫째 제안",
      );
    }
  });

  it("REFUSED: the second to be submitted is barred, the first is not", async () => {
    const { first, second } = await twoSides(refusing);
    const { proposalId } = await createFilledProposal(second.plan, second.at);
    const codes = async () =>
      (await getTaskList(second.manager, proposalId, second.at)).refusals.map(({ code }) => code);
    await createDraftProposal(first.plan, first.at);
    expect(await codes()).not.toContain("COMPETING_MEMBER");
    const other = await scene({ call: first.call, title: "셋째 제안" });
    await createSubmittedProposal({ ...other.plan, university: first.university }, other.at);
    expect(await codes()).toContain("COMPETING_MEMBER");
  });
});

describe("shares (A3 ①)", () => {
  it("must be said by all and be 100 % together", async () => {
    const given = await scene();
    const { proposalId } = await createDraftProposal(given.plan, given.at);
    const codes = async () =>
      (await getConsortiumPage(given.manager, proposalId, given.at)).refusals.map(({ code }) => code);
    const lead = { proposalId, organisationId: given.lead.id, task: "총괄", hasGraduateStudents: false };
    const share = (sharePercent: number | null) =>
      expectOk(changeConsortiumMember(given.manager, { ...lead, sharePercent }, given.at));
    expect(await codes()).not.toContain("SHARES_NOT_WHOLE");
    await share(84.99);
    expect(await codes()).toContain("SHARES_NOT_WHOLE");
    await share(null);
    expect(await codes()).toContain("SHARES_NOT_WHOLE");
    await share(85);
    expect(await codes()).not.toContain("SHARES_NOT_WHOLE");
  });
});
