import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canPreside, canProposeSelection, canViewPanel, canViewRanking } from "../domain/access";
import { krippendorffAlpha } from "../domain/agreement";
import { buildSelectionSheet, readSheet, scoredProposals, type UsedRound } from "../domain/calculation-sheet";
import { sheetsToFlip } from "../domain/flip";
import { type Fraction, roundFraction } from "../domain/fraction";
import { type MajorityRule, votesCounted, votesNeeded } from "../domain/majority";
import { type RankedProposal, rankProposals } from "../domain/ranking";
import { selectProposals } from "../domain/selection";
import { sensitivityOf } from "../domain/sensitivity";
import type { GuardedRanking, ProposalHeading, RankingPage, RankingRow } from "../types";
import { callHeading, sealedHeading } from "./headings";
import { type RankingFacts, rankingFacts } from "./ranking-inputs";
import { SHEET_TEXT, textOf } from "./standing-sheet";

/** Exact points as people check them: hundredths over the denominator, `25000/300`. */
const exactText = ({ numerator, denominator }: Fraction): string =>
  denominator === 1n ? "" : `${numerator}/${denominator * 100n}`;
const standardDeviation = (variance: Fraction): number =>
  Math.round(Math.sqrt(Number(variance.numerator) / Number(variance.denominator)));

const THOUSANDTHS = 1_000n;
/** Three decimals, as agreement is reported. */
const decimalText = ({ numerator, denominator }: Fraction): string =>
  (roundFraction({ numerator: numerator * THOUSANDTHS, denominator }) / Number(THOUSANDTHS)).toFixed(3);

function computed({ inputs }: RankingFacts) {
  const { seed } = buildSelectionSheet(inputs);
  const proposals = scoredProposals(inputs);
  const rules = { aggregation: inputs.aggregation, tieChain: inputs.tieChain, seed };
  const { ranked, unscored } = rankProposals(proposals, rules);
  return {
    proposals,
    unscored,
    selected: selectProposals(ranked, inputs.selection),
    sensitivity: sensitivityOf(proposals, rules, inputs.selection),
    alpha: krippendorffAlpha(proposals.map(({ sheets }) => sheets.map((sheet) => sheet.totalHundredths))),
    flips: sheetsToFlip(
      proposals,
      rules,
      inputs.selection,
      Object.fromEntries(inputs.criteria.map(({ key, maxHundredths }) => [key, maxHundredths])),
    ),
  };
}

const droppedAs = (one: RankedProposal, seatNo: number): "LOW" | "HIGH" | null => {
  if (one.aggregate.droppedLowSeats.includes(seatNo)) return "LOW";
  return one.aggregate.droppedHighSeats.includes(seatNo) ? "HIGH" : null;
};

function rowsOf(
  headings: Map<string, ProposalHeading>,
  result: ReturnType<typeof computed>,
  majority: MajorityRule | null,
): RankingRow[] {
  const { proposals, selected, sensitivity } = result;
  const flips = new Map(result.flips.map(({ proposalId, sheetCount }) => [proposalId, sheetCount]));
  const sheetsOf = new Map(proposals.map(({ proposalId, sheets }) => [proposalId, sheets]));
  return selected.flatMap((one) => {
    const heading = headings.get(one.proposalId);
    if (!heading) return [];
    const others = sensitivity.without.flatMap(({ ranks }) => ranks[one.proposalId] ?? []);
    const means = sensitivity.without.flatMap(({ totals }) => totals[one.proposalId] ?? []);
    const row: RankingRow = {
      ...heading,
      rank: one.rank,
      result: one.result,
      displayHundredths: one.displayHundredths,
      exact: exactText(one.aggregate.total),
      criteria: Object.entries(one.aggregate.criteria).map(([key, mean]) => ({
        key,
        displayHundredths: roundFraction(mean),
      })),
      sheets: (sheetsOf.get(one.proposalId) ?? [])
        .map(({ seatNo, totalHundredths, suitable = null }) => {
          return { seatNo, totalHundredths, suitable, dropped: droppedAs(one, seatNo) };
        })
        .sort((a, b) => a.seatNo - b.seatNo),
      votes: majority
        ? {
            suitable: one.votes.suitable,
            counted: votesCounted(one.votes, majority),
            needed: votesNeeded(one.votes, majority),
          }
        : null,
      decidedBy: one.decidedBy,
      displayTie: one.displayTie,
      unresolved: one.unresolved,
      highestRank: Math.min(one.rank, ...others),
      lowestRank: Math.max(one.rank, ...others),
      lowestHundredths: Math.min(one.displayHundredths, ...means),
      highestHundredths: Math.max(one.displayHundredths, ...means),
      sheetsToFlip: flips.get(one.proposalId) ?? null,
    };
    return [row];
  });
}

/** Sheets of before there were rounds are of the written one. */
const FIRST_ROUND: UsedRound = { ordinal: 1, kind: "WRITTEN", earlierSheets: "COUNT" };

function pageOf(facts: RankingFacts): Omit<RankingPage, "decision" | "may" | "asOf"> {
  const { inputs, rulebook } = facts;
  const headings = new Map(facts.sealed.map((row) => [row.proposalId, sealedHeading(row)]));
  const result = computed(facts);
  const { unscored, sensitivity, alpha } = result;
  const changes = new Map(sensitivity.without.map(({ seatNo, changed }) => [seatNo, changed.length]));
  const sheets = inputs.proposals.flatMap((proposal) => proposal.sheets);
  return {
    rows: rowsOf(headings, result, inputs.selection.majority ?? null),
    unscored: unscored.flatMap((id) => headings.get(id) ?? []),
    missing: inputs.missing.flatMap(({ proposalId, seatNo }) => {
      const proposal = headings.get(proposalId);
      return proposal ? [{ seatNo, proposal }] : [];
    }),
    sheetCount: sheets.length,
    seats: [...new Set(sheets.map(({ seatNo }) => seatNo))].sort((a, b) => a - b),
    criteria: rulebook.rubric.criteria.map(({ key, nameKo, nameEn, maxHundredths }) => ({
      key,
      nameKo,
      nameEn,
      maxHundredths,
    })),
    insights: sensitivity.seats.map(({ seatNo, sheetCount, deviation, spread }) => ({
      seatNo,
      sheetCount,
      deviationHundredths: roundFraction(deviation),
      standardDeviationHundredths: standardDeviation(spread),
      changes: changes.get(seatNo) ?? 0,
    })),
    alpha: alpha && decimalText(alpha),
    rules: {
      ...inputs.selection,
      majority: inputs.selection.majority ?? null,
      trimFromSheets: inputs.aggregation.trimFromSheets,
      rulebookVersion: inputs.rulebookVersion,
      round: inputs.round ?? FIRST_ROUND,
    },
  };
}

/** The panel of the call on which this person has the chair; null when there is none. */
async function presidedPanelId(actor: Actor, callId: string): Promise<string | null> {
  const seats = await db.panelMember.findMany({
    where: { userId: actor.id, panel: { callId } },
    orderBy: { panel: { createdAt: "desc" } },
    select: { panelId: true, userId: true, isChair: true, removedAt: true },
  });
  return seats.find((seat) => canPreside(actor, seat))?.panelId ?? null;
}

/** A chair sees no others' scores before having given all their own. */
async function owesSheets(panelId: string, userId: string): Promise<boolean> {
  const open = await db.reviewAssignment.findFirst({
    where: {
      panelId,
      status: "ASSIGNED",
      member: { userId },
      sheets: { none: { status: "SUBMITTED" } },
      panel: { call: { phase: "IN_REVIEW" } },
    },
    select: { id: true },
  });
  return open !== null;
}

async function ranking(actor: Actor, callId: string, at: Date): Promise<GuardedRanking> {
  const staff = canViewPanel(actor, callId);
  const panelId = staff ? null : await presidedPanelId(actor, callId);
  if (!canViewRanking(actor, callId, panelId)) throw new AppError("NOT_FOUND", `ranking of ${callId}`);
  const live = await rankingFacts(db, callId, at);
  const call = callHeading(live.call);
  // The rest of a ranking would give away what is closed: one binding finding closes all of it.
  if (live.findings.some(({ userId }) => userId === actor.id)) return { access: "CONFLICTED", call };
  if (panelId && (await owesSheets(panelId, actor.id))) return { access: "OWN_SHEETS_FIRST", call };
  const decision = await db.selectionDecision.findFirst({
    where: { callId, status: { in: ["PROPOSED", "APPROVED"] } },
    select: { status: true, sheetHash: true, sheet: SHEET_TEXT, proposedAt: true },
  });
  // Once proposed, the ranking is what its calculation sheet holds, whatever becomes known later.
  const facts = decision ? { ...live, inputs: readSheet(textOf(decision)) } : live;
  await recordAccess(db, actor, { kind: "RANKING", subjectType: "Call", subjectId: callId });
  return {
    access: "OPEN",
    call,
    ...pageOf(facts),
    asOf: decision?.proposedAt ?? at,
    decision:
      decision && decision.status !== "RETURNED" ? { status: decision.status, sheetHash: decision.sheetHash } : null,
    may: {
      export: staff && facts.inputs.proposals.some(({ sheets }) => sheets.length > 0),
      propose: canProposeSelection(actor, callId) && call.phase === "IN_REVIEW",
    },
  };
}

/** S4–S9: the ranking as the frozen rulebook has it now, with what S7 asks to be shown. Seats, never names. */
export const getRanking = (actor: Actor, callId: string, at: Date): Promise<GuardedRanking> =>
  actingAs(actor, () => ranking(actor, callId, at));
