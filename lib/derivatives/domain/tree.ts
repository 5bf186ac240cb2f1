import type { Relation } from "@/lib/stages/domain/derivatives-plan";
import { byCreation, type Candidate, type CandidateState } from "./judge";

export type TreeNode = {
  repository: string;
  relation: Relation;
  state: CandidateState;
  counts: boolean;
  children: TreeNode[];
};
type Member = Pick<Candidate, "repository" | "relation" | "parent" | "state" | "createdAt"> & { counts: boolean };

/** Deeper than any real family; what lies below is shown beside one another, so that a long chain is drawn like any other. */
const MAX_GENERATIONS = 12;

/** Y1: the family below its base: each model once, under the parent that its tie names, earliest first. */
export function treeOf(base: string, members: readonly Member[]): TreeNode[] {
  const byParent = Map.groupBy([...members].sort(byCreation), (one) => one.parent);
  const names = new Set([base, ...members.map((one) => one.repository)]);
  const shown = new Set<string>();
  // Tags can name one another in a circle: a model is shown where it is met first.
  const take = (parent: string): TreeNode[] =>
    (byParent.get(parent) ?? []).flatMap(({ repository, relation, state, counts }) => {
      if (shown.has(repository)) return [];
      shown.add(repository);
      return [{ repository, relation, state, counts, children: [] }];
    });
  const flat = (parent: string): TreeNode[] => {
    const nodes = take(parent);
    for (const node of nodes) nodes.push(...take(node.repository));
    return nodes;
  };
  const below = (parent: string, generation = 1): TreeNode[] => {
    if (generation === MAX_GENERATIONS) return flat(parent);
    return (byParent.get(parent) ?? []).flatMap(({ repository, relation, state, counts }) => {
      if (shown.has(repository)) return [];
      shown.add(repository);
      return [{ repository, relation, state, counts, children: below(repository, generation + 1) }];
    });
  };
  const tree = below(base);
  const lost = [...byParent.keys()].filter((parent) => !names.has(parent)).sort();
  const rest = [...tree, ...lost.flatMap((parent) => below(parent))];
  const circles = members.filter((one) => !shown.has(one.repository)).sort(byCreation);
  return [...rest, ...circles.flatMap((one) => (shown.has(one.repository) ? [] : below(one.parent)))];
}
