import { type Answer, type Audience, action, EVERYBODY, page, type Row, route, SIGNED_IN, type World } from "../matrix";

const ADMINISTRATOR = ["administrator"] as const satisfies readonly Audience[];
const WITH_SESSION: readonly Audience[] = ["pending", ...SIGNED_IN];
const TOKEN = "'not-a-token-of-anybody-0123456789'";
const REASON = "a reason long enough";
const code = () => ({ code: "000000" });
const sent = (who: readonly Audience[], answer: Answer) => Object.fromEntries(who.map((one) => [one, answer]));

const roleOf = (world: World) => ({ userId: world.user, role: "REVIEWER", scope: "", validFrom: "", validUntil: "" });
const change = (world: World) => ({ userId: world.user, reason: REASON });
const invitation = () => ({ email: "nobody@example.test", name: "아무개", role: "REVIEWER", scope: "", locale: "ko" });

/** What people without a session may do, what everybody may do with their own account, and what only an administrator may. */
export const ROWS: readonly Row[] = [
  page("(auth)/sign-in", ["anonymous", "pending"], { instead: sent(SIGNED_IN, "elsewhere") }),
  page("(auth)/second-factor", WITH_SESSION),
  page("(auth)/sign-up", EVERYBODY),
  page("(auth)/sign-up/[token]", EVERYBODY, { params: { token: TOKEN } }),
  page("(auth)/reset", EVERYBODY),
  page("(auth)/reset/[token]", EVERYBODY, { params: { token: TOKEN } }),
  page("(auth)/invitation/[token]", EVERYBODY, { params: { token: TOKEN } }),
  page("(portal)/account", SIGNED_IN),
  page("(portal)/admin/users", ADMINISTRATOR),
  page("(portal)/admin/users/[userId]", ADMINISTRATOR, { params: { userId: "user" } }),
  page("(portal)/admin/users/invitations", ADMINISTRATOR),
  page("(portal)/admin/users/invite", ADMINISTRATOR),

  // Without a configured provider there is nothing behind these.
  route("GET", "api/auth/[...nextauth]", EVERYBODY, { params: { nextauth: "'csrf'" }, answer: 404 }),
  route("POST", "api/auth/[...nextauth]", EVERYBODY, { params: { nextauth: "'signout'" }, answer: 404 }),

  action("accounts", "signInAction", EVERYBODY),
  action("accounts", "signInDemoAction", EVERYBODY),
  action("accounts", "signOutAction", EVERYBODY, undefined, { schemaless: true }),
  // Takes nothing, and throws without a session.
  action("accounts", "extendSessionAction", WITH_SESSION, undefined, { schemaless: true }),
  action("accounts", "requestSignUpAction", EVERYBODY),
  action("accounts", "completeSignUpAction", EVERYBODY),
  action("accounts", "acceptInvitationAction", EVERYBODY),
  action("accounts", "requestPasswordResetAction", EVERYBODY),
  action("accounts", "resetPasswordAction", EVERYBODY),
  action("accounts", "enrolSecondFactorAction", WITH_SESSION, code),
  action("accounts", "giveSecondFactorAction", WITH_SESSION, code),
  action("accounts", "renewRecoveryCodesAction", SIGNED_IN, code),
  action("accounts", "removeSecondFactorAction", SIGNED_IN, code),
  action("accounts", "changePasswordAction", SIGNED_IN, () => ({ current: "x", password: "tidal-oak7-lantern" })),
  action("accounts", "changeProfileAction", SIGNED_IN, () => ({ name: "아무개", nameEn: "", locale: "ko" })),
  // A session of somebody else is not there for anyone.
  action("accounts", "revokeSessionAction", [], (world) => ({ sessionId: world.sessionOfAnother })),
  action("accounts", "revokeOtherSessionsAction", SIGNED_IN, () => ({}), { schemaless: true }),

  action("accounts/actions/administration", "inviteUserAction", ADMINISTRATOR, invitation),
  action("accounts/actions/administration", "revokeInvitationAction", ADMINISTRATOR, (world) => ({
    invitationId: world.userInvitation,
  })),
  action("accounts/actions/administration", "grantRoleAction", ADMINISTRATOR, roleOf),
  action("accounts/actions/administration", "revokeGrantAction", ADMINISTRATOR, (world) => ({
    grantId: world.grant,
    reason: REASON,
  })),
  action("accounts/actions/administration", "disableAccountAction", ADMINISTRATOR, change),
  action("accounts/actions/administration", "enableAccountAction", ADMINISTRATOR, change),
  action("accounts/actions/administration", "unlockAccountAction", ADMINISTRATOR, (world) => ({ userId: world.user })),
  action("accounts/actions/administration", "resetSecondFactorAction", ADMINISTRATOR, change),
];
