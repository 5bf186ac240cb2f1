import "./own-database";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { openStepsOf, openStepWaiting } from "@/lib/dashboards/domain/open-steps";
import { getDashboard } from "@/lib/dashboards/queries";
import { moneyFigures } from "@/lib/dashboards/queries/money-figures";
import { ownTeams } from "@/lib/dashboards/queries/own-proposals";
import { confirmDelivery, deliverLot, recordLicence } from "@/lib/datasets/commands/deliver";
import { openLot } from "@/lib/datasets/commands/lots";
import { acceptMilestone, payMilestone, reportMilestone } from "@/lib/datasets/commands/milestones";
import { approveProject, requestProject } from "@/lib/datasets/commands/projects";
import { approvePurchase, payLot } from "@/lib/datasets/commands/purchase";
import { addWish } from "@/lib/datasets/commands/wishes";
import { db } from "@/lib/platform/db";
import { acceptContribution } from "@/lib/settlement/commands/decide-contribution";
import { approveSettlement, checkSettlement, reviewSettlement } from "@/lib/settlement/commands/decide-settlement";
import { approveTalent } from "@/lib/talent/commands/decide-talent";
import { approvePayment, proposePayment } from "@/lib/talent/commands/payments";
import { requestTalent } from "@/lib/talent/commands/request-talent";
import { createUser } from "@/tests/factories/actor";
import {
  createDataTeam,
  dataDelivery,
  dataLicence,
  dataProject,
  dataWish,
  giveDataEvidence,
  lotContent,
  openDataVote,
  propose,
  versionOf,
} from "@/tests/factories/datasets";
import { expectOk } from "@/tests/factories/proposals";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { giveContribution, settleUntil } from "@/tests/factories/settlement";
import { createTalentTeam, giveEvidence, talentRequest } from "@/tests/factories/talent";
import { agreeOnSupport, createSupportStaff, type SupportStaff, type TeamRow } from "@/tests/factories/teams";
import { bind } from "./arrange";

const AT = new Date("2026-03-20T00:00:00Z");
const CLOSED = new Date("2026-03-20T02:00:00Z");
const scoped = (id: string) => createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id } }]);

let staff: SupportStaff;
let readers: Record<"officer" | "director" | "gpu" | "data" | "talent" | "auditor", Actor>;
beforeAll(async () => {
  await ensureRulebookV1();
  staff = await createSupportStaff();
  const [gpu, data, talent] = [await scoped("GPU"), await scoped("DATA"), await scoped("TALENT")];
  const auditor = await createUser(["AUDITOR"]);
  readers = { officer: staff.officer, director: staff.director, gpu, data, talent, auditor };
});

const itemsOf = async (actor: Actor, at: Date) =>
  openStepWaiting((await moneyFigures(actor.id, [], openStepsOf(actor), at)).steps).map(
    ({ kind, count, href }) => `${kind} ${count} ${href}`,
  );

/** What waits of these nouns, by reader. Readers for whom nothing does are left out. */
async function waiting(at: Date): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, actor] of Object.entries(readers)) {
    const items = await itemsOf(actor, at);
    if (items.length > 0) found[name] = items;
  }
  return found;
}

/** What a team's own people are told, of the same nouns. */
const ofTeam = async ({ leadManager }: TeamRow, at: Date) =>
  (await ownTeams(leadManager, "2026H1", at)).waiting.map(({ kind, count, href }) => `${kind} ${count} ${href}`);

/** One thing moves on through every hand; each sees it in their own turn only, and nobody once it is done. */
describe("T1, T2, L3: data", () => {
  let team: TeamRow;
  let lotId: string;
  const both = (item: string) => ({ officer: [item], data: [item] });
  const decide = async () => ({ lotId, expectedVersion: await versionOf(lotId) });

  it("a lot waits for the manager, for another one than who proposed it, for the director, and for its licence and delivery", async () => {
    const { officer, director, data } = readers;
    team = await createDataTeam(director);
    const { wishId } = await expectOk(addWish(team.leadManager, dataWish(team.teamId), AT));
    expect(await waiting(AT)).toEqual(both("mergeDataWishes 1 /ledger/data#wishes"));
    ({ lotId } = await expectOk(openLot(data, { ...lotContent(), wishIds: [wishId] }, AT)));
    const page = `/ledger/data/${lotId}`;
    expect(await waiting(AT)).toEqual(both(`openDataVote 1 ${page}`));
    await openDataVote(data, [lotId], AT, new Date(CLOSED.getTime() - 1));
    expect(await waiting(new Date(CLOSED.getTime() - 1))).toEqual({});
    const closes = new Date(CLOSED.getTime() - 1);
    expect(await ofTeam(team, closes)).toEqual([`castDataBallot 1 /teams/${team.teamId}/data#vote`]);
    expect(await ofTeam(team, CLOSED)).toEqual([]);
    expect(await waiting(CLOSED)).toEqual(both(`proposeDataPurchase 1 ${page}`));
    await expectOk(propose(data, lotId, 1_000n, [team], CLOSED));
    expect(await waiting(CLOSED)).toEqual({ officer: [`approveDataPurchase 1 ${page}`] });
    await expectOk(approvePurchase(officer, await decide(), CLOSED));
    const licence = both(`recordDataLicence 1 ${page}`);
    expect(await waiting(CLOSED)).toEqual({ ...licence, director: [`payDataLots 1 ${page}`] });
    await expectOk(payLot(director, await decide(), CLOSED));
    expect(await waiting(CLOSED)).toEqual(licence);
    await expectOk(recordLicence(data, dataLicence(lotId), CLOSED));
    expect(await waiting(CLOSED)).toEqual(both(`deliverData 1 ${page}#deliveries`));
    const { deliveryId } = await expectOk(deliverLot(data, dataDelivery(lotId, team.teamId), CLOSED));
    expect(await ofTeam(team, CLOSED)).toEqual([`confirmDeliveries 1 ${page}#deliveries`]);
    await expectOk(confirmDelivery(team.leadManager, { deliveryId }, CLOSED));
    expect(await waiting(CLOSED)).toEqual({});
  });

  it("an own project and its milestone wait for the manager, and then for the director", async () => {
    const { director, data } = readers;
    const own = team.leadManager;
    const page = `1 /teams/${team.teamId}/data#projects`;
    const { projectId } = await expectOk(requestProject(own, dataProject(team.teamId), AT));
    expect(await waiting(AT)).toEqual(both(`decideDataProjects ${page}`));
    await expectOk(approveProject(data, { projectId, expectedVersion: 0 }, AT));
    // Two weeks before it is due, and until it is reported.
    expect(await ofTeam(team, new Date("2026-04-15T14:59:59Z"))).toEqual([]);
    const ahead = new Date("2026-04-15T15:00:00Z");
    expect(await ofTeam(team, ahead)).toEqual([`reportMilestones ${page}`]);
    const { id: milestoneId } = await db.dataMilestone.findFirstOrThrow({ where: { projectId, number: 1 } });
    await giveDataEvidence(own, { subject: "milestones", subjectId: milestoneId, kind: "RESULT" }, AT);
    expect(await waiting(AT)).toEqual({});
    await expectOk(reportMilestone(own, { milestoneId }, AT));
    expect(await ofTeam(team, ahead)).toEqual([]);
    expect(await waiting(AT)).toEqual(both(`acceptDataMilestones ${page}`));
    await expectOk(acceptMilestone(data, { milestoneId }, AT));
    expect(await waiting(AT)).toEqual({ director: [`payDataMilestones ${page}`] });
    await expectOk(payMilestone(director, { milestoneId }, AT));
    expect(await waiting(AT)).toEqual({});
  });
});

it("H3, L3: a researcher waits for a decision, a month with evidence for a proposal, a proposal for the director", async () => {
  const { director, talent } = readers;
  const team = await createTalentTeam(staff);
  const { personId } = await expectOk(requestTalent(team.leadManager, talentRequest(team.teamId), AT));
  const page = `1 /teams/${team.teamId}/talent/${personId}`;
  const both = (item: string) => ({ officer: [`${item} ${page}`], talent: [`${item} ${page}`] });
  expect(await waiting(AT)).toEqual(both("decideTalent"));
  await expectOk(approveTalent(talent, { personId, expectedVersion: 0 }, AT));
  await giveEvidence(team.leadManager, personId, "2026-04", AT);
  expect(await waiting(AT)).toEqual({});
  const april = new Date("2026-04-20T00:00:00Z");
  await giveEvidence(team.leadManager, personId, "2026-04", april);
  expect(await waiting(april)).toEqual(both("proposeTalentPayments"));
  const costs = { labourWon: 1_000n, researchWon: 0n, stayWon: 0n };
  const { paymentId } = await expectOk(proposePayment(talent, { personId, month: "2026-04", ...costs }, april));
  expect(await waiting(april)).toEqual({ director: [`payTalent ${page}`] });
  await expectOk(approvePayment(director, { paymentId }, april));
  expect(await waiting(april)).toEqual({});
});

it("D2, P1, L3: a contribution waits for every checker, a settlement for whoever's turn it is, of stewards for theirs only", async () => {
  const { officer, director, data, talent } = readers;
  const team = await createTalentTeam(staff);
  const entries = (["DATA_OWN", "TALENT"] as const).map((resource) => ({
    ...{ resource, period: "2025", amountWon: 100_000_000n },
  }));
  await agreeOnSupport(staff, team.teamId, entries, new Date("2025-08-03T00:00:00Z"));
  const given = { teamId: team.teamId, organisationId: team.organisationId };
  const entryId = await giveContribution(team.leadManager, given, AT);
  const check = [`checkContributions 1 /teams/${team.teamId}/contribution#entries`];
  expect(await waiting(AT)).toEqual({ officer: check, gpu: check, data: check, talent: check });
  // S3: staff who are kept from the consortium are not asked.
  const kept = await createUser(["OFFICER"]);
  expect(await itemsOf(kept, AT)).toEqual(check);
  await bind(kept.id, team.proposalId);
  expect(await itemsOf(kept, AT)).toEqual([]);
  const onPage = (await getDashboard(officer, AT)).waiting.filter(({ kind }) => kind === "checkContributions");
  expect(onPage).toMatchObject([{ count: 1, about: { ko: expect.any(String), en: expect.any(String) } }]);
  await expectOk(acceptContribution(officer, { entryId, expectedVersion: 0 }, AT));
  expect(await waiting(AT)).toEqual({});
  const year = `/teams/${team.teamId}/settlement/2025`;
  expect(await ofTeam(team, new Date("2025-12-31T14:59:59Z"))).toEqual([]);
  expect(await ofTeam(team, CLOSED)).toEqual([`writeSettlements 1 ${year}`]);
  const settlementId = await settleUntil("SUBMITTED", { officer, director }, team, 2025, AT);
  expect(await ofTeam(team, CLOSED)).toEqual([]);
  const page = `1 ${year}`;
  const next = async () => ({
    settlementId,
    expectedVersion: (await db.settlement.findUniqueOrThrow({ where: { id: settlementId } })).version,
  });
  expect(await waiting(AT)).toEqual({ officer: [`checkSettlements ${page}`] });
  await expectOk(checkSettlement(officer, await next(), AT));
  expect(await waiting(AT)).toEqual({ data: [`reviewSettlements ${page}`], talent: [`reviewSettlements ${page}`] });
  await expectOk(reviewSettlement(data, await next(), AT));
  expect(await waiting(AT)).toEqual({ talent: [`reviewSettlements ${page}`] });
  await expectOk(reviewSettlement(talent, await next(), AT));
  expect(await waiting(AT)).toEqual({ director: [`approveSettlements ${page}`] });
  await expectOk(approveSettlement(director, await next(), AT));
  expect(await waiting(AT)).toEqual({});
});
