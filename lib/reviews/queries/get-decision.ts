import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { canApproveSelection, canProposeSelection, canViewPanel } from "../domain/access";
import { buildSelectionSheet, readSheet } from "../domain/calculation-sheet";
import type { DecisionPage, DecisionRow, Guarded } from "../types";
import { sealedHeading, staffGate } from "./headings";
import { type RankingFacts, rankingFacts } from "./ranking-inputs";
import { SHEET_TEXT, textOf } from "./standing-sheet";

const DECISION = {
  id: true,
  version: true,
  status: true,
  reason: true,
  proposedById: true,
  proposedAt: true,
  decidedById: true,
  decidedAt: true,
  returnReason: true,
  sheet: SHEET_TEXT,
  sheetHash: true,
  outcomes: {
    orderBy: { rank: "asc" },
    select: { proposalId: true, rank: true, displayHundredths: true, result: true },
  },
} as const;

const readDecisions = (callId: string) =>
  db.selectionDecision.findMany({ where: { callId }, orderBy: { proposedAt: "desc" }, select: DECISION });
type Stored = Awaited<ReturnType<typeof readDecisions>>[number];

function decisionOf(stored: Stored, nameOf: Map<string, string>): NonNullable<DecisionPage["decision"]> {
  return {
    id: stored.id,
    version: stored.version,
    status: stored.status === "APPROVED" ? "APPROVED" : "PROPOSED",
    reason: stored.reason,
    proposedByName: nameOf.get(stored.proposedById) ?? "",
    proposedAt: stored.proposedAt,
    decidedByName: stored.decidedById ? (nameOf.get(stored.decidedById) ?? "") : null,
    decidedAt: stored.decidedAt,
    sheetHash: stored.sheetHash,
    missingReason: readSheet(textOf(stored)).missingReason,
  };
}

/** The outcomes of what is proposed or decided; before that, what would be proposed now. */
function rowsOf(facts: RankingFacts, live: Stored | undefined): DecisionRow[] {
  const sealed = new Map(facts.sealed.map((row) => [row.proposalId, row]));
  const outcomes = live?.outcomes ?? buildSelectionSheet(facts.inputs).results;
  return outcomes.flatMap(({ proposalId, rank, displayHundredths, result }) => {
    const row = sealed.get(proposalId);
    if (!row) return [];
    const { titleKo, titleEn } = row.sealed;
    return [{ ...sealedHeading(row), titleKo, titleEn, rank, displayHundredths, result }];
  });
}

async function namesOf(decisions: readonly Stored[]): Promise<Map<string, string>> {
  const ids = decisions.flatMap(({ proposedById, decidedById }) => [proposedById, decidedById ?? ""]);
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}

async function decisionPage(actor: Actor, callId: string, at?: Date): Promise<Guarded<DecisionPage>> {
  const { call, conflicted } = await staffGate(db, actor, callId, canViewPanel);
  if (conflicted) return { access: "CONFLICTED", call };
  const facts = await rankingFacts(db, callId, at);
  const decisions = await readDecisions(callId);
  const nameOf = await namesOf(decisions);
  const live = decisions.find(({ status }) => status !== "RETURNED");
  await recordAccess(db, actor, { kind: "RANKING", subjectType: "Call", subjectId: callId, detail: "decision" });
  const proposed = live?.status === "PROPOSED";
  const kept = live ? readSheet(textOf(live)).selection : facts.inputs.selection;
  const { seats, cutoffHundredths, majority = null, selectNone = false } = kept;
  return {
    access: "OPEN",
    call,
    decision: live ? decisionOf(live, nameOf) : null,
    rows: rowsOf(facts, live),
    earlier: decisions.flatMap((one) =>
      one.status === "RETURNED" && one.decidedAt
        ? [
            {
              id: one.id,
              proposedAt: one.proposedAt,
              proposedByName: nameOf.get(one.proposedById) ?? "",
              decidedAt: one.decidedAt,
              decidedByName: nameOf.get(one.decidedById ?? "") ?? "",
              returnReason: one.returnReason ?? "",
            },
          ]
        : [],
    ),
    missingCount: facts.inputs.missing.length,
    unscoredCount: facts.inputs.proposals.filter(({ sheets }) => sheets.length === 0).length,
    rules: { seats, cutoffHundredths, majority, rulebookVersion: facts.inputs.rulebookVersion },
    selectNone,
    may: {
      propose: canProposeSelection(actor, callId) && call.phase === "IN_REVIEW",
      approve: proposed && canApproveSelection(actor, callId) && live.proposedById !== actor.id,
      sameAsProposer: proposed && canApproveSelection(actor, callId) && live.proposedById === actor.id,
    },
  };
}

/** S9, L3: what is or would be proposed, by whom, and what this person may do about it. */
export const getDecision = (actor: Actor, callId: string, at?: Date): Promise<Guarded<DecisionPage>> =>
  actingAs(actor, () => decisionPage(actor, callId, at));
