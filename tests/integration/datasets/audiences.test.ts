import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { addDataEvidence } from "@/lib/datasets/commands/add-evidence";
import { confirmDelivery, deliverLot, recordLicence, refuseDelivery } from "@/lib/datasets/commands/deliver";
import { cancelLot, mergeWish, openLot, unmergeWish } from "@/lib/datasets/commands/lots";
import { acceptMilestone, payMilestone, reportMilestone, returnMilestone } from "@/lib/datasets/commands/milestones";
import { approveProject, rejectProject, requestProject } from "@/lib/datasets/commands/projects";
import { approvePurchase, payLot, returnPurchase } from "@/lib/datasets/commands/purchase";
import { moveVote } from "@/lib/datasets/commands/vote";
import { addWish, withdrawWish } from "@/lib/datasets/commands/wishes";
import { dataEvidenceFile, requireEvidenceGiver } from "@/lib/datasets/queries/evidence";
import { getLot } from "@/lib/datasets/queries/lot";
import { exportLots, getDataOverview } from "@/lib/datasets/queries/overview";
import { getTeamData } from "@/lib/datasets/queries/team-data";
import { LOT_LIST } from "@/lib/datasets/schema";
import { db } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { createUser } from "@/tests/factories/actor";
import {
  buyLot,
  createDataTeam,
  createLot,
  createProject,
  dataDelivery,
  dataLicence,
  dataProject,
  dataWish,
  giveDataEvidence,
  lotContent,
  openDataVote,
  payAndDeliver,
  payForMilestone,
  propose,
  vote,
} from "@/tests/factories/datasets";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { createSupportStaff, type SupportStaff, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2026-03-20T00:00:00Z");
const CLOSED = new Date("2026-03-20T02:00:00Z");
const reason = "접근 시험에서 보낸 요청입니다.";
const scoped = (id: string) => createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id } }]);

type World = { lotId: string; wishId: string; roundId: string; evidenceId: string; milestoneId: string };
let staff: SupportStaff;
let steward: Actor;
let team: TeamRow;
let other: TeamRow;
let world: World & { projectId: string; deliveryId: string };

beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await scoped("DATA");
  team = await createDataTeam(staff.director);
  other = await createDataTeam(staff.director);
  const hands = { steward, officer: staff.officer, director: staff.director };
  const lotId = await createLot(steward, [team, other], AT);
  const roundId = await openDataVote(steward, [lotId], AT);
  await expectOk(vote(team, roundId, { [lotId]: 100 }, AT));
  await buyLot(hands, lotId, 1_000n, [team, other], CLOSED);
  await payAndDeliver(hands, lotId, [team], CLOSED);
  const { projectId, milestoneIds } = await createProject(team.leadManager, steward, dataProject(team.teamId), AT);
  const [milestoneId = ""] = milestoneIds;
  await payForMilestone(team.leadManager, hands, milestoneId, AT);
  const evidenceId = await giveDataEvidence(steward, { subject: "lots", subjectId: lotId, kind: "CONTRACT" }, AT);
  const { wishId } = await expectOk(addWish(team.leadManager, dataWish(team.teamId), AT));
  const delivery = await db.dataDelivery.findFirstOrThrow({ where: { lotId }, select: { id: true } });
  world = { lotId, wishId, roundId, evidenceId, milestoneId, projectId, deliveryId: delivery.id };
});

/** Every door of the noun; `own` are those that the people of any team pass for their own team. */
function doors(actor: Actor) {
  const { lotId, wishId, roundId, evidenceId, milestoneId, projectId, deliveryId } = world;
  const decision = { lotId, expectedVersion: 0 };
  const file = { id: "none", name: "", sizeBytes: 1 };
  const closesAt = "2026-04-01T00:00:00Z";
  return {
    staff: [
      () => getDataOverview(actor),
      () => exportLots(actor, parseListQuery({}, LOT_LIST), reason),
      () => openLot(actor, { ...lotContent(), wishIds: [wishId] }, AT),
      () => mergeWish(actor, { lotId, wishId }, AT),
      () => unmergeWish(actor, { wishId }, AT),
      () => cancelLot(actor, { ...decision, reason }, AT),
      () => openDataVote(actor, [lotId], AT),
      () => moveVote(actor, { roundId, expectedVersion: 0, closesAt, reason }, AT),
      () => propose(actor, lotId, 1n, [team], AT),
      () => approvePurchase(actor, decision, AT),
      () => returnPurchase(actor, { ...decision, reason }, AT),
      () => payLot(actor, decision, AT),
      () => recordLicence(actor, dataLicence(lotId), AT),
      () => deliverLot(actor, dataDelivery(lotId, team.teamId), AT),
      () => approveProject(actor, { projectId, expectedVersion: 0 }, AT),
      () => rejectProject(actor, { projectId, expectedVersion: 0, reason }, AT),
      () => returnMilestone(actor, { milestoneId, reason }, AT),
      () => acceptMilestone(actor, { milestoneId }, AT),
      () => payMilestone(actor, { milestoneId }, AT),
      () => requireEvidenceGiver(actor, { subject: "lots", subjectId: lotId }),
      () => addDataEvidence(actor, { subject: "lots", subjectId: lotId, kind: "OTHER", file }, AT),
    ],
    team: [
      () => addWish(actor, dataWish(team.teamId), AT),
      () => withdrawWish(actor, { wishId }, AT),
      () => vote({ teamId: team.teamId, leadManager: actor }, roundId, { [lotId]: 100 }, AT, 1),
      () => confirmDelivery(actor, { deliveryId }, AT),
      () => refuseDelivery(actor, { deliveryId, reason }, AT),
      () => requestProject(actor, dataProject(team.teamId), AT),
      () => reportMilestone(actor, { milestoneId }, AT),
    ],
    both: [
      () => getTeamData(actor, team.teamId),
      () => requireEvidenceGiver(actor, { subject: "milestones", subjectId: milestoneId }),
      () => addDataEvidence(actor, { subject: "milestones", subjectId: milestoneId, kind: "OTHER", file }, AT),
    ],
    lot: [() => getLot(actor, lotId), () => dataEvidenceFile(actor, evidenceId)],
  };
}
const closedTo = async (list: (() => Promise<unknown>)[]) => {
  for (const door of list) await expect(door(), door.toString()).rejects.toMatchObject({ code: "NOT_FOUND" });
};

describe("P1: who", () => {
  it("stewards of GPUs and talent, reviewers and strangers find nothing at any door", async () => {
    const stranger = (await createDataTeam(staff.director)).leadManager;
    for (const actor of [await scoped("GPU"), await scoped("TALENT"), await createUser(["REVIEWER"])]) {
      const all = doors(actor);
      await closedTo([...all.staff, ...all.team, ...all.both, ...all.lot]);
    }
    const { staff: staffDoors, team: teamDoors, both } = doors(stranger);
    await closedTo([...staffDoors, ...teamDoors, ...both, () => dataEvidenceFile(stranger, world.evidenceId)]);
  });

  it("the steward of data acts on data and pays nothing, teams act for themselves, auditors and directors only look", async () => {
    await closedTo(doors(steward).team);
    await closedTo([() => payLot(steward, { lotId: world.lotId, expectedVersion: 0 }, AT)]);
    await closedTo([() => payMilestone(steward, { milestoneId: world.milestoneId }, AT)]);
    await closedTo(doors(team.leadManager).staff);
    const auditor = await createUser(["AUDITOR"]);
    await closedTo([...doors(auditor).staff.slice(2), ...doors(auditor).team]);
    expect((await getDataOverview(auditor)).may).toEqual({ manage: false });
    expect((await getLot(steward, world.lotId)).shares).toHaveLength(2);
    await dataEvidenceFile(steward, world.evidenceId);
    expect(await db.accessLog.count({ where: { actorId: steward.id, subjectId: world.evidenceId } })).toBe(1);
  });

  it("a team sees its own wishes, share and delivery of a lot, nobody's ballot but its own, and no negotiation", async () => {
    const seen = await getLot(team.leadManager, world.lotId);
    expect(seen.wishes.map(({ teamId }) => teamId)).toEqual([team.teamId]);
    expect(seen.shares).toMatchObject([{ teamId: team.teamId, amountWon: 500n, roomWon: null }]);
    expect(seen).toMatchObject({ points: null, candidates: [], openWishes: [], standing: { rank: 1, points: 100 } });
    expect(JSON.stringify(seen, (_, value) => (typeof value === "bigint" ? "" : value))).not.toContain(other.teamId);
    const lotId = await createLot(steward, [other], AT);
    const roundId = await openDataVote(steward, [lotId], AT, new Date("2100-01-01T00:00:00Z"));
    await expectOk(vote(other, roundId, { [lotId]: 100 }, AT));
    const [own, theirs] = [
      await getTeamData(other.leadManager, other.teamId),
      await getTeamData(team.leadManager, team.teamId),
    ];
    const ballots = (data: typeof own) => data.rounds.find(({ id }) => id === roundId)?.ballot;
    expect(ballots(own)).toMatchObject({ points: { [lotId]: 100 } });
    expect(ballots(theirs)).toBeNull();
    expect((await getTeamData(steward, other.teamId)).rounds).toEqual([]);
    expect(await getLot(steward, lotId)).toMatchObject({ phase: "VOTING", points: null, standing: null });
  });

  it("looks cost the same number of statements however many lots and wishes there are", async () => {
    const look = async () => [
      (await countQueries(() => getDataOverview(steward))).statements.length,
      (await countQueries(() => getLot(steward, world.lotId))).statements.length,
      (await countQueries(() => getTeamData(team.leadManager, team.teamId))).statements.length,
    ];
    const before = await look();
    await createLot(steward, [team], AT);
    await createProject(team.leadManager, steward, dataProject(team.teamId), AT);
    expect(await look()).toEqual(before);
  });
});
