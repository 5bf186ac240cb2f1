import { z } from "zod";
import { ROLES } from "@/lib/access/actor";
import { PASSWORD_MAXIMUM, PASSWORD_MINIMUM } from "./domain/password";

const emailSchema = z.string().trim().toLowerCase().max(200).pipe(z.email());
const newPasswordSchema = z.string().min(PASSWORD_MINIMUM).max(PASSWORD_MAXIMUM);
const nameSchema = z.string().trim().min(1).max(60);
const localeSchema = z.enum(["ko", "en"]);
const idSchema = z.string().min(1).max(64);
const tokenSchema = z.string().min(20).max(100);
const reasonSchema = z.string().trim().min(5).max(500);
const accepted = z.boolean().refine((value) => value, { error: "accounts.terms" });

export const nothingSchema = z.object({});
export const signInSchema = z.object({ email: emailSchema, password: z.string().min(1).max(PASSWORD_MAXIMUM) });
export const demoSignInSchema = z.object({ userId: idSchema });
export const codeSchema = z.object({ code: z.string().trim().min(6).max(20) });

export const signUpSchema = z.object({ email: emailSchema, name: nameSchema, locale: localeSchema, terms: accepted });
export const setPasswordSchema = z.object({ token: tokenSchema, password: newPasswordSchema });
export const requestResetSchema = z.object({ email: emailSchema });
export const acceptInvitationSchema = z.object({
  token: tokenSchema,
  name: nameSchema,
  /** Empty when the account exists already. */
  password: z.string().max(PASSWORD_MAXIMUM),
  locale: localeSchema,
});

export const changePasswordSchema = z.object({
  current: z.string().min(1).max(PASSWORD_MAXIMUM),
  password: newPasswordSchema,
});
export const profileSchema = z.object({
  name: nameSchema,
  nameEn: z
    .string()
    .trim()
    .max(60)
    .transform((value) => value || null),
  locale: localeSchema,
});
export const revokeSessionSchema = z.object({ sessionId: idSchema });

/** `KIND:id`, or empty for the whole programme. */
const scopeSchema = z
  .string()
  .regex(/^$|^(CALL|PANEL|TEAM|RESOURCE):[A-Za-z0-9_-]{1,64}$/)
  .transform((value) => {
    const [kind, id] = value.split(":");
    return kind && id ? { kind: kind as "CALL" | "PANEL" | "TEAM" | "RESOURCE", id } : null;
  });
const daySchema = z.union([z.literal(""), z.iso.date({ error: "date" })]).transform((value) => value || null);
const roleSchema = z.enum(ROLES);

export const grantRoleSchema = z
  .object({ userId: idSchema, role: roleSchema, scope: scopeSchema, validFrom: daySchema, validUntil: daySchema })
  .refine(({ validFrom, validUntil }) => !validFrom || !validUntil || validFrom <= validUntil, {
    error: "accounts.periodOrder",
    path: ["validUntil"],
  });
export const revokeGrantSchema = z.object({ grantId: idSchema, reason: reasonSchema });
export const changeAccountSchema = z.object({ userId: idSchema, reason: reasonSchema });
export const unlockAccountSchema = z.object({ userId: idSchema });
export const inviteUserSchema = z.object({
  email: emailSchema,
  name: nameSchema,
  role: roleSchema,
  scope: scopeSchema,
  locale: localeSchema,
});
export const revokeInvitationSchema = z.object({ invitationId: idSchema });
