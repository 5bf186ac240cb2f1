import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import type { Tx } from "@/lib/platform/db";
import { cellKey, figureOf, type SupportCell, type SupportEntry, type SupportStepKind } from "../domain/support";

const EVENTS = {
  REQUESTED: "support.requested",
  RECOMMENDED: "support.recommended",
  DELIBERATED: "support.deliberated",
  AGREED: "support.agreed",
} as const;

type Append = {
  teamId: string;
  step: SupportStepKind;
  reason: string;
  entries: SupportEntry[];
  /** What stood before, for the audit's old values. */
  cells: ReadonlyMap<string, SupportCell>;
  /** The committee's motion that carried it. */
  motionId?: string | null;
  /** Of AGREED: the signed version that says so. */
  agreementVersionId?: string;
};

const asText = (value: number | bigint): number | string => (typeof value === "bigint" ? value.toString() : value);

/** D1: adds rows of one step and one audit event that names every figure before and after. */
export async function appendSteps(tx: Tx, actor: Actor, input: Append, at: Date): Promise<void> {
  const { teamId, step, reason, entries, motionId = null, agreementVersionId } = input;
  if (entries.length === 0) return;
  await tx.supportStep.createMany({
    data: entries.map((entry) => ({
      teamId,
      step,
      resource: entry.resource,
      period: entry.period,
      gpuCount: entry.resource === "GPU" ? entry.gpuCount : null,
      amountWon: entry.resource === "GPU" ? null : entry.amountWon,
      reason,
      byId: actor.id,
      motionId,
      agreementVersionId: agreementVersionId ?? null,
      at,
    })),
  });
  const changes = entries.map((entry) => {
    const before = figureOf(input.cells.get(cellKey(entry))?.steps[step]);
    return {
      resource: entry.resource,
      period: entry.period,
      from: before === null ? null : asText(before),
      to: asText(entry.resource === "GPU" ? entry.gpuCount : entry.amountWon),
    };
  });
  recordAudit(tx, actor, { type: EVENTS[step], subjectType: "Team", subjectId: teamId, data: { reason, changes } }, at);
}
