import { z } from "zod";
import { auditEvent } from "./event";

const scoped = {
  role: z.string(),
  scopeKind: z.string().nullable(),
  scopeId: z.string().nullable(),
};
const period = { validFrom: z.string(), validTo: z.string().nullable() };
const nothing = z.object({});

/** What can be on record about accounts, second factors, invitations and roles. Passwords, codes and links never are. */
export const accessEvents = [
  auditEvent(
    "account.created",
    z.object({ via: z.enum(["SIGN_UP", "INVITATION"]), email: z.string(), termsAcceptedAt: z.string().nullable() }),
  ),
  auditEvent(
    "account.signedIn",
    z.object({ method: z.enum(["PASSWORD", "OIDC", "DEMO"]), sessionId: z.string(), ipAddress: z.string().nullable() }),
  ),
  auditEvent("account.signedOut", z.object({ sessionId: z.string() })),
  auditEvent("account.sessionsRevoked", z.object({ sessionIds: z.array(z.string()) })),
  auditEvent("account.locked", z.object({ from: z.null(), to: z.string() })),
  auditEvent("account.unlocked", z.object({ from: z.string(), to: z.null() })),
  auditEvent("account.passwordChanged", z.object({ via: z.enum(["OWNER", "RESET"]) })),
  auditEvent(
    "account.profileChanged",
    z.object({ from: z.record(z.string(), z.string().nullable()), to: z.record(z.string(), z.string().nullable()) }),
  ),
  auditEvent("account.secondFactorEnrolled", nothing),
  auditEvent("account.secondFactorRemoved", z.object({ by: z.enum(["OWNER", "ADMINISTRATOR"]), reason: z.string() })),
  auditEvent("account.recoveryCodeUsed", z.object({ left: z.number().int() })),
  auditEvent("account.recoveryCodesRenewed", nothing),
  auditEvent("account.oidcLinked", z.object({ issuer: z.string() })),
  auditEvent("account.disabled", z.object({ from: z.string(), to: z.string(), reason: z.string() })),
  auditEvent("account.enabled", z.object({ from: z.string(), to: z.string(), reason: z.string() })),
  auditEvent("role.granted", z.object({ userId: z.string(), ...scoped, ...period })),
  auditEvent("role.revoked", z.object({ userId: z.string(), ...scoped, ...period, reason: z.string() })),
  auditEvent("invitation.sent", z.object({ email: z.string(), ...scoped, expiresAt: z.string() })),
  auditEvent("invitation.revoked", z.object({ email: z.string(), ...scoped })),
  auditEvent("invitation.accepted", z.object({ userId: z.string(), ...scoped })),
] as const;
