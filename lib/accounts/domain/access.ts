import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";

type Person = { id: string };
type Holder = Pick<Actor, "id" | "grants">;

export const canAdministerAccounts = (actor: Holder): boolean => hasPermission(actor, "account:administer");

/** Nobody gives themself a role, takes one from themself, or disables, unlocks or resets their own account as administrator. */
export const canChangeAccount = (actor: Holder, person: Person): boolean =>
  canAdministerAccounts(actor) && actor.id !== person.id;

/** An invitation to one's own address would be a way round canChangeAccount. */
export const canInvite = (actor: Holder, ownEmail: string, invitedEmail: string): boolean =>
  canAdministerAccounts(actor) && ownEmail.toLowerCase() !== invitedEmail.toLowerCase();

export const canRevokeSession = (actor: Holder, session: { userId: string }): boolean => actor.id === session.userId;
