import { diffArrays } from "diff";
import { type Json, same, textOf } from "./json";

/** A stretch of the base, from `start` up to `end`, that one side replaced. */
type Hunk = { start: number; end: number; put: readonly Json[] };

/** A stretch that both sides share, that one side changed, or on which the two disagree. */
export type Stretch =
  | { kind: "settled"; pieces: readonly Json[]; from: "both" | "mine" | "theirs" }
  | { kind: "overlap"; base: readonly Json[]; mine: readonly Json[]; theirs: readonly Json[] };

/** As many pieces for as many: each took the place of one, so each is a change of its own. */
const fine = (hunk: Hunk): Hunk[] =>
  hunk.put.length === hunk.end - hunk.start
    ? hunk.put.map((piece, index) => ({ start: hunk.start + index, end: hunk.start + index + 1, put: [piece] }))
    : [hunk];

function hunksOf(base: readonly Json[], side: readonly Json[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: { start: number; end: number; put: Json[] } | null = null;
  for (const part of diffArrays([...base], [...side], { comparator: same })) {
    if (!part.added && !part.removed) {
      if (open) hunks.push(...fine(open));
      open = null;
      at += part.value.length;
      continue;
    }
    open ??= { start: at, end: at, put: [] };
    if (part.removed) {
      at += part.value.length;
      open.end = at;
    } else open.put.push(...part.value);
  }
  if (open) hunks.push(...fine(open));
  return hunks;
}

/** Hunks meet where they touch one piece of the base, or put something into one and the same gap. */
const meet = (a: Hunk, b: Hunk): boolean => {
  const bothInsert = a.start === a.end && b.start === b.end;
  return bothInsert ? a.start === b.start : a.start < b.end && b.start < a.end;
};

const applied = (base: readonly Json[], hunks: readonly Hunk[], start: number, end: number): Json[] => {
  const pieces: Json[] = [];
  let at = start;
  for (const hunk of hunks) {
    pieces.push(...base.slice(at, hunk.start), ...hunk.put);
    at = hunk.end;
  }
  return [...pieces, ...base.slice(at, end)];
};

type Cluster = { start: number; end: number; mine: Hunk[]; theirs: Hunk[] };

/** Groups of hunks that touch each other; a hunk that touches none is a group of its own. In the order of the base. */
function clustersOf(mine: readonly Hunk[], theirs: readonly Hunk[]): Cluster[] {
  const clusters: Cluster[] = [
    ...mine.map((hunk) => ({ start: hunk.start, end: hunk.end, mine: [hunk], theirs: [] as Hunk[] })),
    ...theirs.map((hunk) => ({ start: hunk.start, end: hunk.end, mine: [] as Hunk[], theirs: [hunk] })),
  ];
  const touches = (a: Cluster, b: Cluster) =>
    [...a.mine].some((one) => b.theirs.some((other) => meet(one, other))) ||
    [...a.theirs].some((one) => b.mine.some((other) => meet(one, other)));
  for (let index = 0; index < clusters.length; ) {
    const current = clusters[index];
    const found = current ? clusters.findIndex((other, at) => at > index && touches(current, other)) : -1;
    const other = clusters[found];
    if (!current || !other) {
      index += 1;
      continue;
    }
    current.start = Math.min(current.start, other.start);
    current.end = Math.max(current.end, other.end);
    current.mine = [...current.mine, ...other.mine].sort((a, b) => a.start - b.start);
    current.theirs = [...current.theirs, ...other.theirs].sort((a, b) => a.start - b.start);
    clusters.splice(found, 1);
  }
  // An insertion comes before the change of the piece it stands in front of.
  return clusters.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Both sides' changes of a list, laid over their common base: what merges by itself, and where they overlap. */
export function mergeSequences(base: readonly Json[], mine: readonly Json[], theirs: readonly Json[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const cluster of clustersOf(hunksOf(base, mine), hunksOf(base, theirs))) {
    if (cluster.start > at) stretches.push({ kind: "settled", pieces: base.slice(at, cluster.start), from: "both" });
    const ours = applied(base, cluster.mine, cluster.start, cluster.end);
    const others = applied(base, cluster.theirs, cluster.start, cluster.end);
    if (cluster.theirs.length === 0) stretches.push({ kind: "settled", pieces: ours, from: "mine" });
    else if (cluster.mine.length === 0) stretches.push({ kind: "settled", pieces: others, from: "theirs" });
    else if (textOf(ours) === textOf(others)) stretches.push({ kind: "settled", pieces: ours, from: "both" });
    else stretches.push({ kind: "overlap", base: base.slice(cluster.start, cluster.end), mine: ours, theirs: others });
    at = Math.max(at, cluster.end);
  }
  if (at < base.length) stretches.push({ kind: "settled", pieces: base.slice(at), from: "both" });
  return stretches;
}
