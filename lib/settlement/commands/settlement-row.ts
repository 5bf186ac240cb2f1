import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { dayAt } from "@/lib/ledger/domain/calendar";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ResourceKind } from "@/lib/rulebook/domain/rulebook";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import type { TeamFacts } from "@/lib/teams/types";
import type { ChainRefusal, StepKind } from "../domain/chain";
import { submissionRefusal } from "../domain/chain";
import { readStatement, type StatementContent, type StatementDraft, statementOf } from "../domain/statement";
import { seatAt } from "../queries/seat";
import { settleableFacts } from "../queries/statement-facts";

/** A settlement in the middle of its chain, with its team's row held; callers authorise. Unknown → NOT_FOUND. */
export async function lockedSettlementInTx(tx: Tx, actor: Actor, settlementId: string) {
  const missing = new AppError("NOT_FOUND", `settlement ${settlementId}`);
  const found = await tx.settlement.findUnique({ where: { id: settlementId }, select: { teamId: true } });
  if (!found) throw missing;
  const team = await lockTeamInTx(tx, found.teamId);
  const row = await tx.settlement.findUniqueOrThrow({
    where: { id: settlementId },
    include: { steps: { orderBy: { at: "asc" } } },
  });
  const steps = row.steps.map((step) => ({ ...step, resourceKind: step.resourceKind as ResourceKind | null }));
  return { row, steps, team, seat: await seatAt(tx, actor, team), missing };
}
export type LockedSettlement = Awaited<ReturnType<typeof lockedSettlementInTx>>;

/** What stands in a settlement that was submitted. */
export function submittedContent({ row }: Pick<LockedSettlement, "row">): StatementContent {
  if (row.content === null) throw new AppError("CONFLICT", `settlement ${row.id} is not submitted`);
  return readStatement(row.content);
}

/** The statement as its facts say now, and why it could not be submitted. */
export async function statementNow(
  tx: Tx,
  team: TeamFacts,
  year: number,
  draft: StatementDraft,
  at: Date,
): Promise<{ content: StatementContent; refused: ChainRefusal | null }> {
  const { facts, waitingContributions, firstYear } = await settleableFacts(tx, team, year);
  const settled = await tx.settlement.count({
    where: { teamId: team.id, year: { gte: firstYear, lt: year }, status: "APPROVED" },
  });
  const content = statementOf(facts, draft);
  const currentYear = Number(dayAt(at).slice(0, 4));
  const previousOpen = settled < year - firstYear;
  return { content, refused: submissionRefusal(content, { currentYear, previousOpen, waitingContributions }) };
}

const EVENTS = {
  SUBMITTED: "settlement.submitted",
  CHECKED: "settlement.checked",
  REVIEWED: "settlement.reviewed",
  APPROVED: "settlement.approved",
  RETURNED: "settlement.returned",
} as const;
type Told = { kind: string; userIds: readonly string[]; reason?: string };
type Recorded = { id: string; year: number; round: number; contentSha256: string | null };

/** Writes the step, tells whoever is next, and puts it on record; in this order, the audit chain last. */
export async function writeStepsInTx(
  tx: Tx,
  actor: Actor,
  { settlement, team }: { settlement: Recorded; team: TeamFacts },
  steps: { kind: StepKind; resourceKinds: readonly (ResourceKind | null)[]; reason: string | null; told: Told | null },
  at: Date,
): Promise<void> {
  const { id, year, round, contentSha256 } = settlement;
  await tx.settlementStep.createMany({
    data: steps.resourceKinds.map((resourceKind) => ({
      ...{ settlementId: id, round, kind: steps.kind, resourceKind, contentSha256: contentSha256 ?? "" },
      ...{ byId: actor.id, reason: steps.reason, at },
    })),
  });
  if (steps.told)
    await notify(tx, {
      ...{ kind: steps.told.kind, userIds: steps.told.userIds.filter((userId) => userId !== actor.id), at },
      params: { team: { ko: team.nameKo, en: team.nameEn }, year: String(year), reason: steps.reason ?? "" },
      href: `/teams/${team.id}/settlement/${year}`,
    });
  const data = {
    ...{ teamId: team.id, year, round, contentSha256: contentSha256 ?? "", reason: steps.reason },
    resourceKinds: steps.resourceKinds.flatMap((kind) => kind ?? []),
  };
  recordAudit(tx, actor, { type: EVENTS[steps.kind], subjectType: "Settlement", subjectId: id, data }, at);
}
