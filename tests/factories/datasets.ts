import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Actor } from "@/lib/access/actor";
import { addDataEvidence } from "@/lib/datasets/commands/add-evidence";
import { confirmDelivery, deliverLot, recordLicence } from "@/lib/datasets/commands/deliver";
import { openLot } from "@/lib/datasets/commands/lots";
import { acceptMilestone, payMilestone, reportMilestone } from "@/lib/datasets/commands/milestones";
import { approveProject, requestProject } from "@/lib/datasets/commands/projects";
import { approvePurchase, payLot, proposePurchase } from "@/lib/datasets/commands/purchase";
import { castBallot, openVote } from "@/lib/datasets/commands/vote";
import { addWish } from "@/lib/datasets/commands/wishes";
import type { AddDataEvidence, AddWish, RecordLicence, RequestProject } from "@/lib/datasets/schema";
import { setEnvelopeLimitInTx } from "@/lib/ledger/commands/set-envelope-limit";
import { db, inTransaction } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { pdfOf } from "./documents";
import { expectOk } from "./proposals";
import { createTeam, type TeamRow } from "./teams";

const HOUR = 3_600_000;
const later = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR);
type Member = { teamId: string; leadManager: Actor };

/** A wish as the form sends it. */
export const dataWish = (teamId: string, more: Partial<AddWish> = {}): AddWish => ({
  ...{ teamId, corpus: "근현대 신문 기사 전문", owner: "한빛신문협회", kind: "NEWS", sizeNote: "기사 1,200만 건" },
  ...{ estimatedWon: 3_000_000_000n, purpose: "시사 지식과 문어체 학습", priorityNote: "" },
  ...more,
});

/** A lot made of one wish of each team. */
export async function createLot(
  steward: Actor,
  teams: readonly Member[],
  at: Date,
  more: Partial<AddWish> = {},
): Promise<string> {
  const wishIds = [];
  for (const { teamId, leadManager } of teams)
    wishIds.push((await expectOk(addWish(leadManager, dataWish(teamId, more), at))).wishId);
  return (await expectOk(openLot(steward, { ...lotContent(more), wishIds }, at))).lotId;
}

/** What a lot is, without its wishes. */
export function lotContent(more: Partial<AddWish> = {}) {
  const { corpus, owner, kind, sizeNote, estimatedWon } = dataWish("", more);
  return { corpus, owner, kind, sizeNote, estimatedWon, year: 2026 };
}

/** An hour of voting on some lots. */
export const openDataVote = async (steward: Actor, lotIds: string[], at: Date, closesAt = later(at, 1)) =>
  (await expectOk(openVote(steward, { lotIds, pointsPerTeam: 100, closesAt: closesAt.toISOString() }, at))).roundId;

export const vote = (by: Member, roundId: string, points: Record<string, number>, at: Date, expectedVersion = 0) =>
  castBallot(
    by.leadManager,
    {
      ...{ roundId, teamId: by.teamId, expectedVersion },
      points: Object.entries(points).map(([lotId, given]) => ({ lotId, points: given })),
    },
    at,
  );

/** A lot whose vote is closed two hours after `at`. */
export async function rankedLot(steward: Actor, teams: readonly Member[], at: Date, more: Partial<AddWish> = {}) {
  const lotId = await createLot(steward, teams, at, more);
  const roundId = await openDataVote(steward, [lotId], at);
  return { lotId, roundId };
}

export const versionOf = async (lotId: string): Promise<number> =>
  (await db.dataLot.findUniqueOrThrow({ where: { id: lotId }, select: { version: true } })).version;

/** Proposes a purchase for some teams, each with the same weight unless said otherwise. */
export async function propose(by: Actor, lotId: string, priceWon: bigint, teams: readonly Member[], at: Date) {
  const shares = teams.map(({ teamId }) => ({ teamId, weight: 1 }));
  return proposePurchase(by, { lotId, expectedVersion: await versionOf(lotId), priceWon, shares }, at);
}

export const dataLicence = (lotId: string, more: Partial<RecordLicence> = {}): RecordLicence => ({
  ...{ lotId, expectedVersion: 0, contractNumber: "데이터-2026-01", territory: "대한민국 및 국외 연산 시설" },
  ...{ permittedUse: "독자 AI 파운데이션 모델 학습과 평가", redistribution: "DERIVED", afterLeaving: "DELETE" },
  ...{ startsOn: "2026-04-01", expiresOn: "2027-12-31", noticeDays: 60 },
  ...more,
});

type Hands = { steward: Actor; officer: Actor; director: Actor };

/** From the closed vote to confirmed deliveries, by the three people it takes. */
export async function buyLot(hands: Hands, lotId: string, priceWon: bigint, teams: readonly Member[], at: Date) {
  await expectOk(propose(hands.steward, lotId, priceWon, teams, at));
  await expectOk(approvePurchase(hands.officer, { lotId, expectedVersion: await versionOf(lotId) }, later(at, 1)));
}

export async function payAndDeliver(hands: Hands, lotId: string, teams: readonly Member[], at: Date) {
  await expectOk(recordLicence(hands.steward, dataLicence(lotId), at));
  await expectOk(payLot(hands.director, { lotId, expectedVersion: await versionOf(lotId) }, later(at, 1)));
  for (const { teamId, leadManager } of teams) {
    const { deliveryId } = await expectOk(deliverLot(hands.steward, dataDelivery(lotId, teamId), later(at, 2)));
    await expectOk(confirmDelivery(leadManager, { deliveryId }, later(at, 3)));
  }
}

export const dataDelivery = (lotId: string, teamId: string) => ({
  ...{ lotId, teamId, sha256: createHash("sha256").update(lotId).digest("hex"), sizeGigabytes: 412.5 },
  ...{ format: "Parquet", location: "데이터 안심구역 3구역, 팀별 접근 경로" },
});

export const dataProject = (teamId: string, more: Partial<RequestProject> = {}): RequestProject => ({
  ...{
    teamId,
    title: "한국어 법률 상담 말뭉치 구축",
    description: "비식별 처리와 전문가 검수를 거칩니다.",
    year: 2026,
  },
  milestones: [
    { title: "수집과 비식별 처리", amountWon: 300_000_000n, dueOn: "2026-04-30" },
    { title: "전문가 검수", amountWon: 200_000_000n, dueOn: "2026-08-31" },
  ],
  ...more,
});

/** Asked for by the team, approved by the steward; its milestones in order. */
export async function createProject(own: Actor, steward: Actor, request: RequestProject, at: Date) {
  const { projectId } = await expectOk(requestProject(own, request, at));
  await expectOk(approveProject(steward, { projectId, expectedVersion: 0 }, later(at, 1)));
  const rows = await db.dataMilestone.findMany({
    where: { projectId },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  return { projectId, milestoneIds: rows.map(({ id }) => id) };
}

/** A small PDF beside a lot or a milestone. */
export async function giveDataEvidence(
  by: Actor,
  about: Pick<AddDataEvidence, "subject" | "subjectId" | "kind">,
  at: Date,
): Promise<string> {
  const stored = { name: `${about.kind.toLowerCase()}.pdf`, uploadedById: by.id, limits: { maxBytes: 1_000_000 } };
  const { id, name } = await expectOk(
    storeFile(Readable.from([pdfOf({ padding: 100 + about.subjectId.length })]), stored),
  );
  return (await expectOk(addDataEvidence(by, { ...about, file: { id, name, sizeBytes: 1 } }, at))).evidenceId;
}

/** A milestone from evidence to payment, by the three people it takes. */
export async function payForMilestone(own: Actor, hands: Hands, milestoneId: string, at: Date): Promise<void> {
  await giveDataEvidence(own, { subject: "milestones", subjectId: milestoneId, kind: "RESULT" }, at);
  await expectOk(reportMilestone(own, { milestoneId }, at));
  await expectOk(acceptMilestone(hands.steward, { milestoneId }, later(at, 1)));
  await expectOk(payMilestone(hands.director, { milestoneId }, later(at, 2)));
}

/** A published team with data envelopes of 2026. */
export async function createDataTeam(
  director: Actor,
  limits: { jointWon?: bigint; ownWon?: bigint } = {},
): Promise<TeamRow> {
  const team = await createTeam();
  const limit = { teamId: team.teamId, year: 2026, reason: "협약한 지원 금액입니다." };
  const entries = [
    { ...limit, resource: "DATA_JOINT" as const, limitWon: limits.jointWon ?? 10_000_000_000n },
    { ...limit, resource: "DATA_OWN" as const, limitWon: limits.ownWon ?? 3_000_000_000n },
  ];
  await inTransaction(async (tx) => {
    for (const entry of entries) await setEnvelopeLimitInTx(tx, director, entry, new Date("2026-01-05T00:00:00Z"));
  });
  return team;
}
