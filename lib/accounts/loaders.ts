import "server-only";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { type ListQuery, parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { currentSession, requireActor, requireSession } from "@/lib/platform/session";
import { enrolmentUri, groupedKey } from "@/lib/platform/totp";
import { offeredSecret } from "./commands/second-factor";
import { INVITATION_LIST, listGrantScopes, listInvitations } from "./queries/invitations";
import { getMyAccount } from "./queries/own-account";
import { getInvitationOffer, isLinkOpen, listDemoAccounts } from "./queries/sign-in-page";
import { getUser, listUsers, USER_LIST } from "./queries/users";

/** What is missing and what is forbidden look the same: 404. */
async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

/** What the frame around every page of the portal shows: no statement besides the session's own. */
export const loadShell = cache(async () => {
  const session = await requireSession();
  return { session, serverNow: session.readAt, idleSeconds: env.SESSION_IDLE_MINUTES * 60 };
});

export const loadMyAccount = cache(async () => getMyAccount(await requireSession()));

/** What the sign-in page offers besides address and password, by configuration. */
export const loadSignInOptions = () => ({
  demo: env.PORTAL_MODE !== "production",
  oidcName: env.OIDC_ISSUER && env.OIDC_CLIENT_ID ? env.OIDC_NAME : null,
  contactEmail: env.CONTACT_EMAIL,
});

export const loadDemoAccounts = cache(async () => listDemoAccounts(await getLocale(), await now()));

export const loadInvitationOffer = cache(async (token: string) =>
  getInvitationOffer(token, await getLocale(), await now()),
);

export const loadLinkOpen = cache(async (token: string, kind: "PASSWORD_RESET" | "EMAIL_VERIFICATION") =>
  isLinkOpen(token, kind, await now()),
);

/** For the second-factor page: the session that may still be pending, and what an app scans when there is no enrolment. */
export const loadSecondFactor = cache(async (issuer: string) => {
  const session = await currentSession();
  if (!session) return null;
  if (session.secondFactorEnrolled) return { session, offer: null };
  const secret = offeredSecret(session.id);
  return { session, offer: { uri: enrolmentUri(secret, session.email, issuer), key: groupedKey(secret) } };
});

export async function loadUsers(params: SearchParams) {
  const actor = await requireActor();
  const query: ListQuery = parseListQuery(params, USER_LIST);
  return { query, ...(await orNotFound(listUsers(actor, query, await now()))) };
}

export const loadUser = cache(async (userId: string) => {
  const actor = await requireActor();
  const locale = await getLocale();
  return orNotFound(getUser(actor, userId, locale, await now()));
});

export async function loadInvitations(params: SearchParams) {
  const actor = await requireActor();
  const query: ListQuery = parseListQuery(params, INVITATION_LIST);
  return { query, ...(await orNotFound(listInvitations(actor, query, await getLocale(), await now()))) };
}

export const loadGrantScopes = cache(async () => orNotFound(listGrantScopes(await requireActor(), await getLocale())));
