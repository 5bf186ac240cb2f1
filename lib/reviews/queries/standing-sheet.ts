import "server-only";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { readSheet } from "../domain/calculation-sheet";
import { buildStandingSheet, type OutcomeChangeFacts, type StandingSheet } from "../domain/standing-results";

/** The calculation sheet kept with a decision: a row of its own, which the database shows to whom it concerns (021). */
export const SHEET_TEXT = { select: { text: true } } as const;
/** A decision that hides its sheet from its reader must not pass for one without any. */
export function textOf({ sheet }: { sheet: { text: string } | null }): string {
  if (!sheet) throw new AppError("NOT_FOUND", "the decision's calculation sheet is not shown to whoever asks");
  return sheet.text;
}

const CHANGE = {
  id: true,
  from: true,
  to: true,
  totalHundredths: true,
  at: true,
  objection: { select: { number: true } },
  outcome: { select: { proposalId: true } },
} as const;

/** What objections changed of a decision, in the order in which it was approved: changeOutcomeInTx lets in one after the other. */
async function changesOf(reader: Reader, decisionId: string): Promise<OutcomeChangeFacts[]> {
  const changes = await reader.outcomeChange.findMany({
    where: { outcome: { decisionId } },
    orderBy: { id: "asc" },
    select: CHANGE,
  });
  return changes.map(({ objection, outcome, from, to, totalHundredths, at }) => ({
    ...{ objectionNumber: objection.number, proposalId: outcome.proposalId },
    ...{ from, to, totalHundredths, at: at.toISOString() },
  }));
}

/** S10, S11: the results of a published call as they stand; null while none are published. Authorises nobody. */
export async function standingSheet(reader: Reader, callId: string): Promise<StandingSheet | null> {
  const decision = await reader.selectionDecision.findFirst({
    where: { callId, status: "APPROVED", call: { phase: "PUBLISHED" } },
    select: { id: true, sheet: SHEET_TEXT },
  });
  return decision && buildStandingSheet(readSheet(textOf(decision)), await changesOf(reader, decision.id));
}
