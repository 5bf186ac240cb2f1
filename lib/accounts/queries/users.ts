import "server-only";
import { type Actor, ROLES, type Role } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import { databaseTime } from "@/lib/platform/real-time";
import type { Prisma } from "@/prisma/generated/client";
import { canAdministerAccounts, canChangeAccount } from "../domain/access";
import { grantState } from "../domain/grant-period";
import type { UserDetail, UserRow } from "../types";
import { nameOfScope, scopeNames } from "./scopes";

export const USER_LIST = {
  sortable: ["name", "email", "createdAt"],
  defaultSort: "name",
  filters: ["role", "status"],
} as const;

const listSelect = {
  id: true,
  name: true,
  nameEn: true,
  email: true,
  status: true,
  totpConfirmedAt: true,
  lockedUntil: true,
  createdAt: true,
  sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
} satisfies Prisma.UserSelect;

const liveGrant = (at: Date): Prisma.GrantWhereInput => ({
  revokedAt: null,
  validFrom: { lte: at },
  OR: [{ validTo: null }, { validTo: { gt: at } }],
});

const isRole = (value: string | undefined): value is Role => ROLES.some((role) => role === value);

function whereOf(query: ListQuery, at: Date): Prisma.UserWhereInput {
  const { role, status } = query.filters;
  const contains = { contains: query.search, mode: "insensitive" as const };
  return {
    ...(query.search ? { OR: [{ name: contains }, { nameEn: contains }, { email: contains }] } : {}),
    ...(isRole(role) ? { grants: { some: { ...liveGrant(at), role } } } : {}),
    ...(status === "ACTIVE" || status === "DISABLED" ? { status } : {}),
    ...(status === "LOCKED" ? { lockedUntil: { gt: at } } : {}),
  };
}

function orderOf({ sort, direction }: ListQuery): Prisma.UserOrderByWithRelationInput[] {
  if (sort === "email") return [{ email: direction }];
  if (sort === "createdAt") return [{ createdAt: direction }, { id: direction }];
  return [{ name: direction }, { id: direction }];
}

/** Accounts for administrators, searched and paged. */
export async function listUsers(actor: Actor, query: ListQuery, at: Date): Promise<{ rows: UserRow[]; total: number }> {
  if (!canAdministerAccounts(actor)) throw new AppError("NOT_FOUND", "list of users");
  const where = whereOf(query, at);
  const total = await db.user.count({ where });
  const users = await db.user.findMany({
    where,
    orderBy: orderOf(query),
    skip: (query.page - 1) * query.pageSize,
    take: query.pageSize,
    select: { ...listSelect, grants: { where: liveGrant(at), select: { role: true } } },
  });
  return { total, rows: users.map((user) => asRow(user, at)) };
}

type Listed = Prisma.UserGetPayload<{ select: typeof listSelect }> & { grants: { role: Role }[] };

const asRow = ({ grants, sessions, totpConfirmedAt, lockedUntil, ...user }: Listed, at: Date): UserRow => ({
  ...user,
  roles: ROLES.filter((role) => grants.some((grant) => grant.role === role)),
  secondFactorEnrolled: totpConfirmedAt !== null,
  lockedUntil: lockedUntil && lockedUntil > at ? lockedUntil : null,
  lastSeenAt: sessions[0]?.lastSeenAt ?? null,
});

/** One account with its roles, past ones included. Looking at it is looking at personal data (L2). */
export async function getUser(actor: Actor, userId: string, locale: string, at: Date): Promise<UserDetail> {
  const found = await db.user.findUnique({
    where: { id: userId },
    select: {
      ...listSelect,
      isDemo: true,
      failedSignIns: true,
      _count: { select: { sessions: { where: { revokedAt: null, idleExpiresAt: { gt: await databaseTime(db) } } } } },
      grants: {
        orderBy: [{ validFrom: "desc" }, { id: "desc" }],
        select: {
          id: true,
          role: true,
          scopeKind: true,
          scopeId: true,
          validFrom: true,
          validTo: true,
          revokedAt: true,
        },
      },
    },
  });
  if (!found || !canAdministerAccounts(actor)) throw new AppError("NOT_FOUND", `user ${userId}`);
  await recordAccess(db, actor, { kind: "PERSONAL_DATA", subjectType: "User", subjectId: userId });
  const names = await scopeNames(db, locale);
  const { _count, grants, isDemo, failedSignIns, ...user } = found;
  const rows = grants.map(({ revokedAt, ...grant }) => ({
    ...grant,
    scopeName: nameOfScope(names, grant),
    state: grantState({ ...grant, revokedAt }, at),
  }));
  return {
    ...asRow({ ...user, grants: rows.filter((grant) => grant.state === "LIVE") }, at),
    isDemo,
    failedSignIns,
    activeSessions: _count.sessions,
    grants: rows,
    mayChange: canChangeAccount(actor, found),
  };
}
