"use server";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { Actor } from "@/lib/access/actor";
import { createAction, createPublicAction } from "@/lib/platform/action";
import { redirect } from "@/lib/platform/i18n/navigation";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { assertSameOrigin } from "@/lib/platform/request-guard";
import {
  clearSessionCookie,
  currentSession,
  requestOrigin,
  sessionOrThrow,
  writeSessionCookie,
} from "@/lib/platform/session";
import type { CurrentSession } from "@/lib/platform/session-row";
import { acceptInvitation } from "./commands/accept-invitation";
import { changePassword, changeProfile } from "./commands/own-account";
import { requestPasswordReset, resetPassword } from "./commands/reset-password";
import { enrolSecondFactor, giveSecondFactor, removeSecondFactor, renewRecoveryCodes } from "./commands/second-factor";
import { extendSession, revokeOtherSessions, revokeSession, signOut } from "./commands/sessions";
import { signIn } from "./commands/sign-in";
import { signInDemo } from "./commands/sign-in-demo";
import { completeSignUp, requestSignUp } from "./commands/sign-up";
import * as schema from "./schema";
import type { SignedIn } from "./types";

type Command<Who, Input, T> = (who: Who, input: Input, at: Date) => Promise<Outcome<T>>;
const asActor =
  <Input, T>(command: Command<Actor, Input, T>) =>
  ({ actor, receivedAt }: { actor: Actor; receivedAt: Date }, input: Input) =>
    command(actor, input, receivedAt);
/** For steps about the session itself, which may still wait for its second factor. */
const ofSession =
  <Input, T>(command: Command<CurrentSession, Input, T>) =>
  async ({ receivedAt }: { receivedAt: Date }, input: Input) =>
    command(await sessionOrThrow(), input, receivedAt);

async function withCookie(outcome: Outcome<SignedIn>): Promise<Outcome<null>> {
  if (!outcome.ok) return outcome;
  await writeSessionCookie(outcome.data);
  return ok(null);
}

export const signInAction = createPublicAction(schema.signInSchema, async ({ receivedAt }, input) =>
  withCookie(await signIn(input, await requestOrigin(), receivedAt)),
);
export const signInDemoAction = createPublicAction(schema.demoSignInSchema, async ({ receivedAt }, input) =>
  withCookie(await signInDemo(input, await requestOrigin(), receivedAt)),
);
const endSession = createPublicAction(schema.nothingSchema, async ({ receivedAt }) => {
  const session = await currentSession();
  if (session) await signOut(session.actor, session.id, receivedAt);
  await clearSessionCookie();
  return ok(null);
});
/** For a plain form, so that signing out works without JavaScript. */
export async function signOutAction(_form: FormData): Promise<void> {
  await endSession({});
  redirect({ href: "/", locale: await getLocale() });
}
/** When doing nothing would end the session now; throws when it has ended. */
export async function extendSessionAction(): Promise<Date> {
  assertSameOrigin(await headers());
  return extendSession((await sessionOrThrow()).id);
}

export const requestSignUpAction = createPublicAction(schema.signUpSchema, async ({ receivedAt }, input) =>
  requestSignUp(input, await requestOrigin(), receivedAt),
);
export const completeSignUpAction = createPublicAction(schema.setPasswordSchema, ({ receivedAt }, input) =>
  completeSignUp(input, receivedAt),
);
export const acceptInvitationAction = createPublicAction(schema.acceptInvitationSchema, ({ receivedAt }, input) =>
  acceptInvitation(input, receivedAt),
);
export const requestPasswordResetAction = createPublicAction(schema.requestResetSchema, async ({ receivedAt }, input) =>
  requestPasswordReset({ ...input, locale: await getLocale() }, await requestOrigin(), receivedAt),
);
export const resetPasswordAction = createPublicAction(schema.setPasswordSchema, ({ receivedAt }, input) =>
  resetPassword(input, receivedAt),
);

export const enrolSecondFactorAction = createPublicAction(schema.codeSchema, ofSession(enrolSecondFactor));
export const giveSecondFactorAction = createPublicAction(schema.codeSchema, ofSession(giveSecondFactor));
export const renewRecoveryCodesAction = createAction(schema.codeSchema, ofSession(renewRecoveryCodes));
export const removeSecondFactorAction = createAction(schema.codeSchema, ofSession(removeSecondFactor));
export const changePasswordAction = createAction(schema.changePasswordSchema, async ({ receivedAt }, input) =>
  changePassword(await sessionOrThrow(), input, (await requestOrigin()).ipAddress, receivedAt),
);
export const changeProfileAction = createAction(schema.profileSchema, ofSession(changeProfile));
export const revokeSessionAction = createAction(schema.revokeSessionSchema, asActor(revokeSession));
export const revokeOtherSessionsAction = createAction(schema.nothingSchema, async ({ actor, receivedAt }) =>
  revokeOtherSessions(actor, (await sessionOrThrow()).id, receivedAt),
);
