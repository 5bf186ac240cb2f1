import "server-only";
import type { Role } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { hashLinkToken } from "@/lib/platform/secrets";
import type { DemoAccount, InvitationOffer } from "../types";
import { nameOfScope, scopeNames } from "./scopes";

/** The people of the demo story with the roles they hold; nobody in production. */
export async function listDemoAccounts(
  locale: string,
  at: Date,
  mode: typeof env.PORTAL_MODE = env.PORTAL_MODE,
): Promise<DemoAccount[]> {
  if (mode === "production") return [];
  const users = await db.user.findMany({
    where: { isDemo: true, status: "ACTIVE" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 40,
    select: {
      id: true,
      name: true,
      nameEn: true,
      email: true,
      grants: {
        where: { revokedAt: null, validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] },
        orderBy: { createdAt: "asc" },
        select: { role: true, scopeKind: true, scopeId: true },
      },
      memberships: {
        where: { leftAt: null },
        take: 1,
        select: { organisation: { select: { nameKo: true, nameEn: true } } },
      },
    },
  });
  return users.map(({ grants, name, nameEn, memberships, ...user }) => {
    const organisation = memberships[0]?.organisation;
    return {
      ...user,
      name: locale === "en" ? (nameEn ?? name) : name,
      roles: [...new Set<Role>(grants.map(({ role }) => role))],
      organisation: organisation ? (locale === "en" ? organisation.nameEn : organisation.nameKo) : null,
      resource: grants.find(({ scopeKind }) => scopeKind === "RESOURCE")?.scopeId ?? null,
    };
  });
}

/** What an open invitation offers, for whoever holds its link; null when it is used, taken back, expired or unknown. */
export async function getInvitationOffer(token: string, locale: string, at: Date): Promise<InvitationOffer | null> {
  const invitation = await db.invitation.findFirst({
    where: { tokenHash: hashLinkToken(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: at } },
    select: { name: true, email: true, role: true, scopeKind: true, scopeId: true },
  });
  if (!invitation) return null;
  const { name, email, role } = invitation;
  const scopeName = nameOfScope(await scopeNames(db, locale), invitation);
  const user = await db.user.findUnique({ where: { email }, select: { id: true } });
  return { name, email, role, scopeName, accountExists: user !== null };
}

/** Whether a mailed link still works, so that the page can say so before anything is typed. */
export async function isLinkOpen(
  token: string,
  kind: "PASSWORD_RESET" | "EMAIL_VERIFICATION",
  at: Date,
): Promise<boolean> {
  const found = await db.accountToken.findFirst({
    where: { tokenHash: hashLinkToken(token), kind, usedAt: null, expiresAt: { gt: at } },
    select: { id: true },
  });
  return found !== null;
}
