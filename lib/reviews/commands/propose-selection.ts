import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { recordAudit } from "@/lib/audit/record";
import { advanceCallPhaseInTx } from "@/lib/calls/commands";
import { lockCallInTx } from "@/lib/calls/queries";
import type { CallFacts } from "@/lib/calls/types";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canProposeSelection } from "../domain/access";
import { buildSelectionSheet, type SelectionInputs, type SelectionSheet } from "../domain/calculation-sheet";
import { roundsRefusal } from "../domain/rounds";
import { hasUndecidedTie } from "../domain/selection";
import { isBoundInCall } from "../queries";
import { rankingFacts } from "../queries/ranking-inputs";
import { holdersOf } from "../queries/staff";
import type { ProposeSelection } from "../schema";

const MISSING_REASON_MIN = 10;

/** S4, S5: a selection rests on all due sheets, or says why not; every proposal has a score; no tie is settled silently. */
function inputRefusal(inputs: SelectionInputs, choice: { missingReason: string; selectNone: boolean }): Failure | null {
  if (inputs.proposals.length === 0) return refuse("NO_ELIGIBLE_PROPOSAL");
  const unscored = inputs.proposals.filter(({ sheets }) => sheets.length === 0);
  if (unscored.length > 0) return refuse("UNSCORED_PROPOSALS", { count: unscored.length });
  if (inputs.missing.length > 0 && choice.missingReason.length < MISSING_REASON_MIN)
    return refuse("SHEETS_MISSING", { count: inputs.missing.length });
  return voteRefusal(inputs, choice.selectNone);
}

/** P5: every reviewer of an additional call has voted, and only there may nobody be chosen. */
function voteRefusal({ proposals, selection }: SelectionInputs, selectNone: boolean): Failure | null {
  if (!selection.majority) return selectNone ? refuse("NONE_NOT_ALLOWED") : null;
  const silent = proposals.flatMap(({ sheets }) => sheets).filter(({ suitable }) => typeof suitable !== "boolean");
  return silent.length > 0 ? refuse("VOTES_MISSING", { count: silent.length }) : null;
}

async function writeDecision(tx: Tx, actor: Actor, sheet: SelectionSheet, reason: string, at: Date) {
  const text = canonicalJson(sheet);
  const sheetHash = createHash("sha256").update(text).digest("hex");
  const { id } = await tx.selectionDecision.create({
    data: {
      ...{ callId: sheet.call.id, sheetHash, reason, proposedById: actor.id, proposedAt: at },
      sheet: { create: { text } },
    },
    select: { id: true },
  });
  await tx.selectionOutcome.createMany({
    data: sheet.results.map(({ proposalId, result, rank, total, displayHundredths }) => ({
      decisionId: id,
      proposalId,
      result,
      rank,
      totalNumerator: BigInt(total.numerator),
      totalDenominator: BigInt(total.denominator),
      displayHundredths,
    })),
  });
  return { id, sheetHash };
}

const withResult = ({ results }: SelectionSheet, result: "SELECTED" | "RESERVE"): string[] =>
  results.filter((one) => one.result === result).map(({ proposalId }) => proposalId);

async function tellDirectors(tx: Tx, call: CallFacts, at: Date): Promise<void> {
  await notify(tx, {
    kind: "selectionProposed",
    userIds: await holdersOf(tx, "selection:approve", call.id, at),
    params: { call: { ko: call.titleKo, en: call.titleEn } },
    href: `/manage/calls/${call.id}/decision`,
    at,
  });
}

/**
 * S9: an officer proposes what the frozen rulebook's arithmetic yields; the calculation sheet is kept with it (S11). In an
 * additional call the officer may propose nobody instead (P5).
 */
export function proposeSelection(
  actor: Actor,
  input: ProposeSelection,
  at: Date,
): Promise<Outcome<{ decisionId: string; sheetHash: string }>> {
  return inTransactionAs(actor, async (tx) => {
    if (!canProposeSelection(actor, input.callId)) throw new AppError("NOT_FOUND", `call ${input.callId}`);
    const call = await lockCallInTx(tx, input.callId);
    if (await isBoundInCall(tx, actor.id, call.id)) return refuse("CONFLICT_OF_INTEREST");
    if (call.phase !== "IN_REVIEW") return refuse("NOT_IN_REVIEW");
    const { inputs, rounds } = await rankingFacts(tx, call.id, at);
    const early = roundsRefusal(rounds, at);
    if (early) return refuse(early);
    const { selectNone = false } = input;
    const refusal = inputRefusal(inputs, { missingReason: input.missingReason, selectNone });
    if (refusal) return refusal;
    const missingReason = inputs.missing.length > 0 ? input.missingReason : null;
    const selection = { ...inputs.selection, selectNone };
    const sheet = buildSelectionSheet({ ...inputs, selection, missingReason });
    if (hasUndecidedTie(sheet.results)) return refuse("TIE_UNDECIDED");
    const { id, sheetHash } = await writeDecision(tx, actor, sheet, input.reason, at);
    await advanceCallPhaseInTx(tx, actor, { callId: call.id, from: ["IN_REVIEW"], to: "DELIBERATION" }, at);
    const data = {
      callId: call.id,
      sheetHash,
      selected: withResult(sheet, "SELECTED"),
      reserve: withResult(sheet, "RESERVE"),
      missing: sheet.missing.length,
      selectNone,
      reason: input.reason,
    };
    recordAudit(tx, actor, { type: "selection.proposed", subjectType: "SelectionDecision", subjectId: id, data }, at, {
      rulebookVersion: call.rulebookVersion,
    });
    await tellDirectors(tx, call, at);
    return ok({ decisionId: id, sheetHash });
  });
}
