import "server-only";
import type { Permission } from "@/lib/access/policy";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { isBoundInCall } from "@/lib/reviews/queries";
import { holdersOf } from "@/lib/reviews/queries/staff";
import { boundInStage, isBoundToStage } from "@/lib/teams/queries/stage-bound";

const OBJECTION = {
  id: true,
  number: true,
  callId: true,
  proposalId: true,
  ground: true,
  status: true,
  filedById: true,
  filedAt: true,
  decisionDueAt: true,
  version: true,
  stageTeamId: true,
  stageTeam: {
    select: {
      teamId: true,
      stage: { select: { id: true, number: true, titleKo: true, titleEn: true, rulebookVersion: true } },
    },
  },
  call: { select: { code: true, titleKo: true, titleEn: true, rulebookVersion: true } },
  proposal: { select: { titleKo: true, titleEn: true, receiptNumber: true } },
} as const;

const read = (reader: Reader, id: string) => reader.objection.findUnique({ where: { id }, select: OBJECTION });
export type ObjectionFacts = NonNullable<Awaited<ReturnType<typeof read>>>;

/** Facts of an objection for rules; authorises nobody. */
export async function objectionFacts(reader: Reader, id: string): Promise<ObjectionFacts> {
  const objection = await read(reader, id);
  if (!objection) throw new AppError("NOT_FOUND", `objection ${id}`);
  return objection;
}

/** The same, locked until the transaction ends. */
export async function lockObjectionInTx(tx: Tx, id: string): Promise<ObjectionFacts> {
  await tx.$queryRaw`SELECT 1 FROM "Objection" WHERE "id" = ${id} FOR UPDATE`;
  return objectionFacts(tx, id);
}

/** Where the applicant finds it: one page of the proposal for each result. */
export const ownHref = ({
  proposalId,
  stageTeam,
}: Pick<ObjectionFacts, "proposalId"> & { stageTeam: { stage: { id: string } } | null }): string =>
  `/proposals/${proposalId}/objection${stageTeam ? `?stage=${stageTeam.stage.id}` : ""}`;

export const titleOf = ({ proposal }: ObjectionFacts) => ({
  ko: proposal.titleKo,
  en: proposal.titleEn || proposal.titleKo,
});

/** The rules of the result objected to: the call's, or the stage's (P3). */
export const rulebookOf = ({ call, stageTeam }: ObjectionFacts): number =>
  stageTeam?.stage.rulebookVersion ?? call.rulebookVersion;

/** S3: whether somebody is bound to a proposal of the call, or to any team of the stage: a rank tells of all of them. */
export const isBoundToResult = (reader: Reader, userId: string, { callId, stageTeam }: ObjectionFacts) =>
  stageTeam ? isBoundToStage(reader, userId, stageTeam.stage.id) : isBoundInCall(reader, userId, callId);

/** Whom to tell among the staff: holders of the permission, without those whom S3 binds. */
export async function staffFor(
  reader: Reader,
  permission: Permission,
  { callId, stageTeam }: Pick<ObjectionFacts, "callId"> & { stageTeam: { stage: { id: string } } | null },
  at: Date,
): Promise<string[]> {
  if (!stageTeam) return holdersOf(reader, permission, callId, at);
  const bound = await boundInStage(reader, stageTeam.stage.id);
  return (await holdersOf(reader, permission, "", at)).filter((userId) => !bound.has(userId));
}

/**
 * S10: whoever took part in the result: ever sat on a panel of the call; for a stage whoever scored, judged, voted as an expert,
 * proposed, decided or sat in the committee (the database's own function, which its trigger asks too).
 */
export async function originalPanel(
  reader: Reader,
  { callId, stageTeam }: Pick<ObjectionFacts, "callId" | "stageTeam">,
): Promise<Set<string>> {
  if (stageTeam) {
    const people = await reader.$queryRaw<{ userId: string }[]>`
      SELECT e AS "userId" FROM stage_evaluators(${stageTeam.stage.id}) AS e`;
    return new Set(people.map(({ userId }) => userId));
  }
  const seats = await reader.panelMember.findMany({
    where: { panel: { callId } },
    distinct: ["userId"],
    select: { userId: true },
  });
  return new Set(seats.map(({ userId }) => userId));
}

/** The stage's published result of a team, as the last approved decision has it. */
export async function currentStageResult(reader: Reader, stageTeamId: string) {
  const outcome = await reader.stageOutcome.findFirst({
    where: { stageTeamId, decision: { status: "APPROVED" } },
    orderBy: { decision: { decidedAt: "desc" } },
    select: { result: true, rank: true, displayHundredths: true },
  });
  if (!outcome) throw new AppError("NOT_FOUND", `published stage result of ${stageTeamId}`);
  return outcome;
}

/** The result objected to, as it stands: what was approved, and what became of it. */
export async function currentResult(reader: Reader, proposalId: string) {
  const outcome = await reader.selectionOutcome.findFirst({
    where: { proposalId, decision: { status: "APPROVED", call: { phase: "PUBLISHED" } } },
    select: {
      decisionId: true,
      result: true,
      totalNumerator: true,
      totalDenominator: true,
      displayHundredths: true,
      change: { select: { to: true, totalHundredths: true } },
    },
  });
  if (!outcome) throw new AppError("NOT_FOUND", `published result of ${proposalId}`);
  return outcome;
}
