import type { ResourceKind } from "@/lib/rulebook/domain/rulebook";
import { differs, kindsOf, linesOf, type StatementContent } from "./statement";

export const SETTLEMENT_STATUSES = ["DRAFT", "SUBMITTED", "CHECKED", "REVIEWED", "APPROVED"] as const;
export type SettlementStatus = (typeof SETTLEMENT_STATUSES)[number];
export type StepKind = "SUBMITTED" | "CHECKED" | "REVIEWED" | "APPROVED" | "RETURNED";
export type Step = { round: number; kind: StepKind; resourceKind: ResourceKind | null; byId: string };
export type ChainRefusal = { reason: string; params: Record<string, string | number> };

const MIN_EXPLANATION = 10;
const refusal = (reason: string, params: ChainRefusal["params"] = {}): ChainRefusal => ({ reason, params });

/** Every line that differs and says nothing about it. */
export const unexplained = (content: StatementContent): string[] =>
  linesOf(content).flatMap((line) => (differs(line) && line.explanation.length < MIN_EXPLANATION ? [line.key] : []));

type Around = { currentYear: number; previousOpen: boolean; waitingContributions: number };

/** Why a statement cannot be submitted: its year runs, an earlier one is open, something is not checked, or a line is not explained. */
export function submissionRefusal(content: StatementContent, around: Around): ChainRefusal | null {
  const year = String(content.year);
  if (around.currentYear <= content.year) return refusal("YEAR_NOT_OVER", { year });
  if (around.previousOpen) return refusal("PREVIOUS_OPEN", { year: String(content.year - 1) });
  if (around.waitingContributions > 0) return refusal("CONTRIBUTIONS_WAITING", { count: around.waitingContributions });
  if (content.money.some((line) => BigInt(line.carryWon) < 0n || BigInt(line.carryWon) > BigInt(line.carryableWon)))
    return refusal("CARRY_TOO_MUCH");
  const missing = unexplained(content);
  return missing.length > 0 ? refusal("EXPLANATION_MISSING", { count: missing.length }) : null;
}

/** Kinds whose steward has not agreed in this round yet. */
export const openKinds = (content: StatementContent, steps: readonly Step[], round: number): ResourceKind[] =>
  kindsOf(content).filter(
    (kind) => !steps.some((step) => step.round === round && step.kind === "REVIEWED" && step.resourceKind === kind),
  );

/** L3: every step of a round by another person; one steward may speak for several kinds, which is one step. */
export function samePersonRefusal(
  steps: readonly Step[],
  round: number,
  kind: StepKind,
  actorId: string,
): ChainRefusal | null {
  const earlier = steps.some((step) => step.round === round && step.byId === actorId && step.kind !== kind);
  return earlier ? refusal("SAME_PERSON") : null;
}

/** Where a statement goes by a step; null when the step is not its turn. */
export function nextStatus(status: SettlementStatus, kind: StepKind, kindsLeft: number): SettlementStatus | null {
  if (kind === "SUBMITTED") return status === "DRAFT" ? "SUBMITTED" : null;
  if (kind === "CHECKED") return status === "SUBMITTED" ? (kindsLeft === 0 ? "REVIEWED" : "CHECKED") : null;
  if (kind === "REVIEWED") return status === "CHECKED" ? (kindsLeft === 0 ? "REVIEWED" : "CHECKED") : null;
  if (kind === "APPROVED") return status === "REVIEWED" ? "APPROVED" : null;
  return status === "DRAFT" || status === "APPROVED" ? null : "DRAFT";
}
