import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db, type Reader } from "@/lib/platform/db";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { presentSince } from "../domain/presence";
import type { Present } from "../types/together";
import { proposalFacts } from "./facts";
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

/** The same for somebody who only looks at the task list. */
export async function getPresent(actor: Actor, proposalId: string, at: Date): Promise<Outcome<{ present: Present[] }>> {
  await proposalFacts(db, actor, proposalId);
  return ok({ present: await presentPeople(db, actor, proposalId, at) });
}
