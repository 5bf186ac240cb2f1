import { dayInKorea } from "@/lib/references/domain/released";
import type { DerivativesPlan, Relation } from "@/lib/stages/domain/derivatives-plan";
import { ownerOf } from "./model";

export const CANDIDATE_STATES = ["PENDING", "CONFIRMED", "REJECTED", "DISPUTED"] as const;
export type CandidateState = (typeof CANDIDATE_STATES)[number];

/** Y2: what keeps a model from counting; words under `derivatives.findings`. */
export const FINDINGS = [
  "NOT_LISTED",
  "OWNER_IN_CONSORTIUM",
  "NOT_PUBLIC",
  "GATED",
  "GATED_UNKNOWN",
  "BEFORE_RELEASE",
  "AFTER_CUTOFF",
  "RELATION_NOT_COUNTED",
  "INDIRECT",
  "TOO_FEW_DOWNLOADS",
  "WEIGHTS_UNKNOWN",
  "NO_WEIGHTS",
  "SAME_AS_BASE",
  "SAME_AS_COUNTED",
  "OWNER_CAP",
] as const;
export type Finding = (typeof FINDINGS)[number];

export type Candidate = {
  repository: string;
  relation: Relation;
  parent: string;
  isDirect: boolean;
  createdAt: string;
  isPrivate: boolean;
  isGated: boolean | null;
  isDisabled: boolean;
  /** At the earlier and the later snapshot; null: not in it. */
  downloads: { earlier: number | null; later: number | null };
  /** Sorted, each once; null: nobody knows. */
  weights: string[] | null;
  state: CandidateState;
};
export type Base = {
  repository: string;
  /** Days in Korea, `2025-11-01`. */
  releasedOn: string;
  /** Names on the hub of the consortium's organisations. */
  owners: string[];
  weights: string[] | null;
};
export type Family = {
  base: Base;
  /** Days of the two snapshots; null while there are no two that lie far enough apart. */
  snapshots: { earlier: string; later: string } | null;
  candidates: Candidate[];
};
export type Verdict = { repository: string; findings: Finding[]; counts: boolean };

const DAY_MS = 86_400_000;

/** Y2: the latest snapshot, and the latest of those that lie `days` before it or more. */
export function snapshotPair(taken: readonly string[], days: number): Family["snapshots"] {
  const [later, ...rest] = [...new Set(taken)].sort().reverse();
  if (later === undefined) return null;
  const earlier = rest.find((day) => Date.parse(later) - Date.parse(day) >= days * DAY_MS);
  return earlier === undefined ? null : { earlier, later };
}

/** Whether every weight file of one is a weight file of the other: nothing in it is its own. */
const bringsNothing = (weights: readonly string[], than: ReadonlySet<string>): boolean =>
  weights.length > 0 && weights.every((hash) => than.has(hash));

const isConsortium = ({ owners, repository }: Base, owner: string): boolean =>
  [...owners, ownerOf(repository)].some((one) => one.toLowerCase() === owner.toLowerCase());

function weightFinding(candidate: Candidate, plan: DerivativesPlan, base: ReadonlySet<string>): Finding[] {
  if (candidate.weights === null) return plan.countsUnknownWeights ? [] : ["WEIGHTS_UNKNOWN"];
  if (candidate.weights.length === 0) return ["NO_WEIGHTS"];
  return bringsNothing(candidate.weights, base) ? ["SAME_AS_BASE"] : [];
}

/** What the model itself says against it, whatever becomes of the others. */
function ownFindings(candidate: Candidate, family: Family, plan: DerivativesPlan, cutoffOn: string): Finding[] {
  const { base, snapshots } = family;
  const created = dayInKorea(new Date(candidate.createdAt)).toISOString().slice(0, 10);
  const { earlier, later } = candidate.downloads;
  const findings: [boolean, Finding][] = [
    [later === null, "NOT_LISTED"],
    [isConsortium(base, ownerOf(candidate.repository)), "OWNER_IN_CONSORTIUM"],
    [candidate.isPrivate || candidate.isDisabled, "NOT_PUBLIC"],
    [candidate.isGated === true && !plan.countsGated, "GATED"],
    [candidate.isGated === null && !plan.countsGated, "GATED_UNKNOWN"],
    [created < base.releasedOn, "BEFORE_RELEASE"],
    [created > cutoffOn, "AFTER_CUTOFF"],
    [!plan.relations.includes(candidate.relation), "RELATION_NOT_COUNTED"],
    [!candidate.isDirect && !plan.countsIndirect, "INDIRECT"],
    [snapshots !== null && Math.min(earlier ?? 0, later ?? 0) < plan.minimumDownloads, "TOO_FEW_DOWNLOADS"],
  ];
  return [
    ...findings.flatMap(([isSo, finding]) => (isSo ? [finding] : [])),
    ...weightFinding(candidate, plan, new Set(base.weights)),
  ];
}

type Counted = Map<string, ReadonlySet<string>[]>;
/** Of the counted models that could hold all of these files, as few as one file can tell: families share whole shards. */
const fewest = (weights: readonly string[], counted: Counted): readonly ReadonlySet<string>[] =>
  weights.map((hash) => counted.get(hash) ?? []).reduce((a, b) => (b.length < a.length ? b : a));

type Named = { repository: string; createdAt: string };
/** Y2: the order in which equal weights and the cap of an owner are settled: the earliest first, then by name. */
export const byCreation = (a: Named, b: Named): number =>
  Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.repository < b.repository ? -1 : 1);

/**
 * Y2: which models of a family count, of those in these states: that people confirmed, or (to see what would be) that nobody has
 * decided yet as well. A model with the weights of a counted one, or beyond its owner's cap, takes nobody's place.
 */
export function judge(
  family: Family,
  plan: DerivativesPlan,
  cutoffOn: string,
  states: readonly CandidateState[] = ["CONFIRMED"],
): Verdict[] {
  /** Weight file → the counted models that have it. */
  const counted: Counted = new Map();
  const ofOwner = new Map<string, number>();
  return [...family.candidates].sort(byCreation).map((candidate) => {
    const { repository, weights } = candidate;
    const findings = ownFindings(candidate, family, plan, cutoffOn);
    if (weights && weights.length > 0 && fewest(weights, counted).some((one) => bringsNothing(weights, one)))
      findings.push("SAME_AS_COUNTED");
    const owner = ownerOf(repository).toLowerCase();
    const place = (ofOwner.get(owner) ?? 0) + 1;
    if (findings.length === 0 && place > plan.ownerCap) findings.push("OWNER_CAP");
    const counts = findings.length === 0 && states.includes(candidate.state);
    if (counts) {
      ofOwner.set(owner, place);
      const own = new Set(weights);
      for (const hash of own) {
        const sets = counted.get(hash);
        if (sets) sets.push(own);
        else counted.set(hash, [own]);
      }
    }
    return { repository, findings, counts };
  });
}

/** Findings that speak against a model itself; a cap only says that others came before it. */
export const against = (findings: readonly Finding[]): Finding[] => findings.filter((one) => one !== "OWNER_CAP");
