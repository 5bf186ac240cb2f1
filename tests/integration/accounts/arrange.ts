import { randomUUID } from "node:crypto";
import type { Actor, Role } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { hashPassword } from "@/lib/platform/password-hash";
import { type CurrentSession, readSession } from "@/lib/platform/session-row";
import { createUser } from "@/tests/factories/actor";
import { createSession } from "@/tests/factories/session";

export const PASSWORD = "tidal-oak7-lantern";
export const AT = new Date("2026-03-02T01:00:00Z");
/** Every test its own address, so that limits by address do not meet. */
export const from = (ipAddress: string = randomUUID()) => ({ ipAddress, userAgent: "test" });

/** A user with a password, and the address to sign in with. */
export async function createMember(...roles: Role[]): Promise<{ actor: Actor; email: string }> {
  const email = `${randomUUID()}@example.test`;
  const actor = await createUser(roles, { email });
  await db.user.update({
    where: { id: actor.id },
    data: { passwordHash: await hashPassword(PASSWORD) },
    select: { id: true },
  });
  return { actor, email };
}

/** A live session as requests see it. */
export async function openSession(actor: Actor, facts: { secondFactor?: boolean } = {}): Promise<CurrentSession> {
  const { id } = await createSession(actor.id, facts);
  const session = await readSession(id);
  if (!session) throw new Error("the session just made is not there");
  return session;
}

/** Types of the audit events about this subject, in order. */
export async function auditTypes(subjectId: string): Promise<string[]> {
  const events = await db.auditEvent.findMany({
    where: { subjectId },
    orderBy: { seq: "asc" },
    select: { type: true },
  });
  return events.map(({ type }) => type);
}

/** The token in the newest mail to this address. */
export async function mailedToken(toEmail: string): Promise<string> {
  const mail = await db.outboxMail.findFirst({
    where: { toEmail },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { text: true },
  });
  const token = /\/(?:reset|sign-up|invitation)\/([\w-]{43})/.exec(mail?.text ?? "")?.[1];
  if (!token) throw new Error(`no link in: ${mail?.text}`);
  return token;
}

/** How many of the outcomes succeeded. */
export const successes = (outcomes: readonly { ok: boolean }[]): number => outcomes.filter(({ ok }) => ok).length;
