import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { type Outcome, ok } from "@/lib/platform/outcome";
import type { SectionKey } from "../domain/content";
import { presentSince } from "../domain/presence";
import { proposalFacts } from "../queries/facts";
import { presentPeople } from "../queries/presence";
import type { Present } from "../types/together";

/** A7: says that the actor has a section open, and answers who else is here. Only for people of the consortium. */
export async function notePresence(
  actor: Actor,
  input: { proposalId: string; sectionKey: SectionKey; editing: boolean },
  at: Date,
): Promise<Outcome<{ present: Present[] }>> {
  const { proposalId, sectionKey, editing } = input;
  await proposalFacts(db, actor, proposalId);
  // Heartbeats may overtake each other on their way: the later one stands.
  await db.$executeRaw`
    INSERT INTO "SectionPresence" ("proposalId", "sectionKey", "userId", "editing", "seenAt")
    VALUES (${proposalId}, ${sectionKey}, ${actor.id}, ${editing}, ${at})
    ON CONFLICT ("proposalId", "sectionKey", "userId") DO UPDATE
    SET "editing" = EXCLUDED."editing", "seenAt" = EXCLUDED."seenAt"
    WHERE "SectionPresence"."seenAt" <= EXCLUDED."seenAt"`;
  return ok({ present: await presentPeople(db, actor, proposalId, at) });
}

/** Removes heartbeats that mean nothing any more. */
export async function sweepPresence(at: Date): Promise<void> {
  await db.sectionPresence.deleteMany({ where: { seenAt: { lt: presentSince(at) } } });
}
