import { halves, type PairCount } from "./pair-count";

/**
 * X4: strengths exist only if from every competitor a chain of won (or half-won) votes leads to every other one. If not, either
 * nobody ever compared two groups (DISCONNECTED), or a group never lost a vote to the others (ONE_SIDED, strongest first).
 */
export type NotEstimable =
  | { reason: "TOO_FEW" }
  | { reason: "DISCONNECTED"; groups: number[][] }
  | { reason: "ONE_SIDED"; groups: number[][] };

type Graph = number[][];

function reachable(graph: Graph, from: number): Set<number> {
  const seen = new Set([from]);
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const neighbour of graph[next] ?? []) {
      if (seen.has(neighbour)) continue;
      seen.add(neighbour);
      open.push(neighbour);
    }
  }
  return seen;
}

/** Groups whose members reach each other; a competitor outside the chains of the others stands alone. */
function groupsOf(reach: readonly Set<number>[]): number[][] {
  const placed = new Set<number>();
  return reach.flatMap((own, member) => {
    if (placed.has(member)) return [];
    const group = [...own].filter((other) => reach[other]?.has(member)).sort((a, b) => a - b);
    for (const other of group) placed.add(other);
    return [group];
  });
}

/** Null when strengths can be estimated, else why not. */
export function notEstimable(size: number, pairs: readonly PairCount[]): NotEstimable | null {
  if (size < 2) return { reason: "TOO_FEW" };
  const beats: Graph = Array.from({ length: size }, () => []);
  const compared: Graph = Array.from({ length: size }, () => []);
  for (const pair of pairs) {
    compared[pair.first]?.push(pair.second);
    compared[pair.second]?.push(pair.first);
    if (pair.firstWins > 0 || halves(pair) > 0) beats[pair.first]?.push(pair.second);
    if (pair.secondWins > 0 || halves(pair) > 0) beats[pair.second]?.push(pair.first);
  }
  if (reachable(compared, 0).size < size)
    return { reason: "DISCONNECTED", groups: groupsOf(compared.map((_, member) => reachable(compared, member))) };
  const reach = beats.map((_, member) => reachable(beats, member));
  const groups = groupsOf(reach);
  if (groups.length === 1) return null;
  const reachOf = (group: readonly number[]): number => reach[group[0] ?? 0]?.size ?? 0;
  return { reason: "ONE_SIDED", groups: groups.sort((a, b) => reachOf(b) - reachOf(a)) };
}
