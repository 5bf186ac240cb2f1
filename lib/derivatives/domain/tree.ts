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

/** Y1: the family below its base: each model once, under the parent that its tie names, earliest first. */
export function treeOf(base: string, members: readonly Member[]): TreeNode[] {
  const byParent = Map.groupBy([...members].sort(byCreation), (one) => one.parent);
  const names = new Set([base, ...members.map((one) => one.repository)]);
  const shown = new Set<string>();
  const below = (parent: string): TreeNode[] =>
    (byParent.get(parent) ?? []).flatMap((member) => {
      // Tags can name one another in a circle: a model is shown where it is met first.
      if (shown.has(member.repository)) return [];
      shown.add(member.repository);
      const { repository, relation, state, counts } = member;
      return [{ repository, relation, state, counts, children: below(repository) }];
    });
  const tree = below(base);
  const lost = [...byParent.keys()].filter((parent) => !names.has(parent)).sort();
  const rest = [...tree, ...lost.flatMap(below)];
  const circles = members.filter((one) => !shown.has(one.repository)).sort(byCreation);
  return [...rest, ...circles.flatMap((one) => (shown.has(one.repository) ? [] : below(one.parent)))];
}
