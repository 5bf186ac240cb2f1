import "server-only";
import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import type { Tx } from "@/lib/platform/db";
import { databaseTime } from "@/lib/platform/real-time";
import { keyedHash, openSecret } from "@/lib/platform/secrets";
import { acceptedStep } from "@/lib/platform/totp";
import { normalisedRecoveryCode, RECOVERY_CODE_COUNT, recoveryCodeFromBytes } from "../domain/recovery-code";

const hashRecoveryCode = (userId: string, code: string): string =>
  keyedHash("recovery-code", `${userId} ${code}`).toString("hex");

/** Whether the code proves the enrolled second factor: six figures of the app, or an unused recovery code. Uses it up. */
export async function proveSecondFactorInTx(tx: Tx, actor: Actor, code: string, at: Date): Promise<boolean> {
  const typed = code.replace(/\s/g, "");
  return /^\d{6}$/.test(typed) ? useAppCode(tx, actor.id, typed) : useRecoveryCode(tx, actor, code, at);
}

async function useAppCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { totpSecret: true, totpConfirmedAt: true, totpLastStep: true },
  });
  if (!user?.totpSecret || !user.totpConfirmedAt) return false;
  const secret = openSecret("totp", userId, user.totpSecret);
  const step = acceptedStep(code, secret, await databaseTime(tx), user.totpLastStep);
  if (step === null) return false;
  // Guarded: of two requests with the same code the second finds a newer step and is refused.
  const { count } = await tx.user.updateMany({
    where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

async function useRecoveryCode(tx: Tx, actor: Actor, typed: string, at: Date): Promise<boolean> {
  const code = normalisedRecoveryCode(typed);
  if (!code) return false;
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId: actor.id, codeHash: hashRecoveryCode(actor.id, code), usedAt: null },
    data: { usedAt: at },
  });
  if (count === 0) return false;
  const left = await tx.recoveryCode.count({ where: { userId: actor.id, usedAt: null } });
  recordAudit(
    tx,
    actor,
    { type: "account.recoveryCodeUsed", subjectType: "User", subjectId: actor.id, data: { left } },
    at,
  );
  return true;
}

/** Ten new recovery codes instead of the old ones; this is the only time they can be read. */
export async function renewRecoveryCodesInTx(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODE_COUNT }, () => recoveryCodeFromBytes(randomBytes(10)));
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: hashRecoveryCode(userId, code) })),
  });
  return codes;
}
