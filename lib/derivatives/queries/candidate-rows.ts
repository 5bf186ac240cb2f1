import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import type { ListQuery } from "@/lib/platform/list-query";
import type { DerivativesPlan } from "@/lib/stages/domain/derivatives-plan";
import { judge, type Verdict } from "../domain/judge";
import { findingFilter, stateFilter } from "../schema";
import type { CandidateRow, StepView } from "../types";
import type { CandidateRecord, TeamFamily } from "./families";

export type Reading = { decides: boolean; isOpen: boolean; own: ReadonlySet<string>; at: Date };
export type Judged = { family: TeamFamily; verdicts: Map<string, Verdict>; candidate: CandidateRecord };

/** Every model of these families with the rule's verdict, as if what is undecided were confirmed; only the confirmed ones count. */
export const judged = (families: readonly TeamFamily[], plan: DerivativesPlan, cutoffOn: string): Judged[] =>
  families.flatMap((family) => {
    const verdicts = new Map(
      judge(family, plan, cutoffOn, ["CONFIRMED", "PENDING", "DISPUTED"]).map((one) => [one.repository, one]),
    );
    const real = new Map(judge(family, plan, cutoffOn).map((one) => [one.repository, one.counts]));
    for (const verdict of verdicts.values()) verdict.counts = real.get(verdict.repository) === true;
    return family.candidates.map((candidate) => ({ family, verdicts, candidate }));
  });

const verdictOf = ({ verdicts, candidate }: Judged): Verdict =>
  verdicts.get(candidate.repository) ?? { repository: candidate.repository, findings: [], counts: false };

function matches(one: Judged, query: ListQuery): boolean {
  const { search, filters } = query;
  const state = stateFilter.parse(filters.state || undefined);
  const finding = findingFilter.parse(filters.finding || undefined);
  const { findings } = verdictOf(one);
  return (
    one.candidate.repository.toLowerCase().includes(search.toLowerCase()) &&
    (!filters.team || filters.team === one.family.teamId) &&
    (!state || state === one.candidate.state) &&
    (!finding || (finding === "NONE" ? findings.length === 0 : findings.includes(finding)))
  );
}

const KEYS: Record<string, (one: Judged) => string | number> = {
  repository: ({ candidate }) => candidate.repository.toLowerCase(),
  createdAt: ({ candidate }) => candidate.createdAt,
  downloads: ({ candidate }) => candidate.downloads.later ?? -1,
  state: ({ candidate }) => candidate.state,
};

function compare(query: ListQuery) {
  const key = KEYS[query.sort] ?? KEYS.createdAt;
  const turn = query.direction === "desc" ? -1 : 1;
  return (a: Judged, b: Judged): number => {
    const [x, y] = [key?.(a) ?? "", key?.(b) ?? ""];
    if (x !== y) return x < y ? -turn : turn;
    return a.candidate.repository < b.candidate.repository ? -1 : 1;
  };
}

/** What the list asks for, in its order. */
export const listed = (all: readonly Judged[], query: ListQuery): Judged[] =>
  all.filter((one) => matches(one, query)).sort(compare(query));

async function stepsOf(ids: readonly string[]): Promise<Map<string, (StepView & { byId: string })[]>> {
  const decisions = await db.derivativeDecision.findMany({
    where: { candidateId: { in: [...ids] } },
    orderBy: { ordinal: "asc" },
    select: { candidateId: true, step: true, reason: true, byId: true, at: true },
  });
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(decisions.map((one) => one.byId))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((one) => [one.id, one.name]));
  const steps = decisions.map(({ byId, ...one }) => ({ ...one, byId, by: names.get(byId) ?? "–" }));
  return Map.groupBy(steps, (one) => one.candidateId);
}

/** Rows of a page of the list, with the history of each and what this reader may do with it. */
export async function candidateRows(
  actor: Actor,
  page: readonly Judged[],
  { decides, isOpen, own, at }: Reading,
): Promise<CandidateRow[]> {
  const steps = await stepsOf(page.map((one) => one.candidate.id));
  return page.map((one) => {
    const { family, candidate } = one;
    const { weights, disputeUntil, ...facts } = candidate;
    const { findings, counts } = verdictOf(one);
    const history = steps.get(candidate.id) ?? [];
    const rejectedBy = history.findLast((step) => step.step === "REJECTED")?.byId;
    const { state } = candidate;
    return {
      ...facts,
      disputeUntil,
      weightFiles: weights?.length ?? null,
      teamId: family.teamId,
      teamKo: family.nameKo,
      teamEn: family.nameEn,
      findings,
      counts,
      // Who on the desk decided is the desk's own to know.
      steps: history.map(({ byId: _id, by, ...step }) => ({
        ...step,
        by: decides || step.step === "DISPUTED" ? by : "",
      })),
      may: {
        decide: decides && isOpen && state !== "DISPUTED",
        answer: decides && isOpen && state === "DISPUTED" && rejectedBy !== actor.id,
        dispute: isOpen && own.has(family.teamId) && state === "REJECTED" && disputeUntil !== null && at < disputeUntil,
      },
    };
  });
}
