import "server-only";
import type { Reader } from "@/lib/platform/db";
import { boundPeople } from "@/lib/proposals/queries/conflicted";

type Item = { id: string; teams: readonly { team: { proposalId: string } }[]; recusals: readonly { userId: string }[] };

/** What `awayByItem` reads of an item. */
export const AWAY_ITEM = {
  id: true,
  teams: { select: { team: { select: { proposalId: true } } } },
  recusals: { select: { userId: true } },
} as const;

/** S3: proposals of a session's agenda, each with everybody a finding or a member organisation keeps from it. Two queries however many. */
export async function peopleBoundTo(
  reader: Reader,
  proposalIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const among = { proposalId: { in: [...proposalIds] } };
  const [findings, belonging] = await Promise.all([
    boundPeople(reader, proposalIds),
    reader.proposalMember.findMany({
      where: among,
      select: { proposalId: true, organisation: { select: { members: { select: { userId: true } } } } },
    }),
  ]);
  const bound = new Map<string, Set<string>>();
  const bind = (proposalId: string, userId: string) =>
    bound.set(proposalId, (bound.get(proposalId) ?? new Set()).add(userId));
  for (const { proposalId, userId } of findings) bind(proposalId, userId);
  for (const { proposalId, organisation } of belonging)
    for (const { userId } of organisation.members) bind(proposalId, userId);
  return bound;
}

export type Away = { bound: ReadonlySet<string>; recused: ReadonlySet<string>; all: ReadonlySet<string> };

/** Who is away for each item: bound to a team of it, or recused. Staff are bound like members. */
export async function awayByItem(reader: Reader, items: readonly Item[]): Promise<ReadonlyMap<string, Away>> {
  const proposalsOf = (item: Item) => item.teams.map(({ team }) => team.proposalId);
  const bound = await peopleBoundTo(reader, [...new Set(items.flatMap(proposalsOf))]);
  return new Map(
    items.map((item) => {
      const people = new Set(proposalsOf(item).flatMap((proposalId) => [...(bound.get(proposalId) ?? [])]));
      const recused = new Set(item.recusals.map(({ userId }) => userId));
      return [item.id, { bound: people, recused, all: new Set([...people, ...recused]) }];
    }),
  );
}

export const NOBODY_AWAY: Away = { bound: new Set(), recused: new Set(), all: new Set() };
