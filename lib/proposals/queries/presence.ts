import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reader } from "@/lib/platform/db";
import { presentSince } from "../domain/presence";
import type { Present } from "../types/together";
import { userNames } from "./names";

/** Who else has a section of the proposal open at this instant, writers first. For callers who authorise. Two queries. */
export async function presentPeople(reader: Reader, actor: Actor, proposalId: string, at: Date): Promise<Present[]> {
  const rows = await reader.sectionPresence.findMany({
    where: { proposalId, userId: { not: actor.id }, seenAt: { gte: presentSince(at) } },
    orderBy: [{ editing: "desc" }, { userId: "asc" }],
    select: { userId: true, sectionKey: true, editing: true },
  });
  const names = await userNames(
    reader,
    rows.map(({ userId }) => userId),
  );
  return rows.map((row) => ({ ...row, name: names.get(row.userId) ?? "" }));
}
