import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reader } from "@/lib/platform/db";
import { actorOfUser } from "@/lib/platform/session-row";

/**
 * Whoever made a key, with the roles they hold now: a key can do what its maker may do, and nothing once they have left. The
 * caller has checked the key. Null for disabled accounts.
 */
export const standingActor = (reader: Reader, userId: string, at: Date): Promise<Actor | null> =>
  actorOfUser(reader, userId, at);
