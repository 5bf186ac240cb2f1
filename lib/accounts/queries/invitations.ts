import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import { canAdministerAccounts } from "../domain/access";
import type { InvitationRow, ScopeOption } from "../types";
import { listScopeOptions, nameOfScope, scopeNames } from "./scopes";

export const INVITATION_LIST = {
  sortable: ["createdAt", "email"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
} as const;

type Life = { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date };

const stateOf = ({ acceptedAt, revokedAt, expiresAt }: Life, at: Date): InvitationRow["state"] => {
  if (acceptedAt) return "ACCEPTED";
  if (revokedAt) return "REVOKED";
  return expiresAt <= at ? "EXPIRED" : "OPEN";
};

/** Invitations sent, newest first unless asked otherwise. */
export async function listInvitations(
  actor: Actor,
  query: ListQuery,
  locale: string,
  at: Date,
): Promise<{ rows: InvitationRow[]; total: number }> {
  if (!canAdministerAccounts(actor)) throw new AppError("NOT_FOUND", "list of invitations");
  const contains = { contains: query.search, mode: "insensitive" as const };
  const where = query.search ? { OR: [{ email: contains }, { name: contains }] } : {};
  const total = await db.invitation.count({ where });
  const invitations = await db.invitation.findMany({
    where,
    orderBy: query.sort === "email" ? [{ email: query.direction }] : [{ createdAt: query.direction }],
    skip: (query.page - 1) * query.pageSize,
    take: query.pageSize,
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      scopeKind: true,
      scopeId: true,
      createdAt: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
    },
  });
  const names = await scopeNames(db, locale);
  const rows = invitations.map((invitation) => {
    const { id, name, email, role, createdAt, expiresAt } = invitation;
    const scopeName = nameOfScope(names, invitation);
    return { id, name, email, role, createdAt, expiresAt, scopeName, state: stateOf(invitation, at) };
  });
  return { rows, total };
}

/** What a role can be scoped to, for the forms of administrators. */
export async function listGrantScopes(actor: Actor, locale: string): Promise<ScopeOption[]> {
  if (!canAdministerAccounts(actor)) throw new AppError("NOT_FOUND", "scopes");
  return listScopeOptions(db, locale);
}
