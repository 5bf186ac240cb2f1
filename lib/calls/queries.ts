import "server-only";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { CallFacts } from "./types";

export const CALL_FACTS = {
  id: true,
  code: true,
  kind: true,
  phase: true,
  titleKo: true,
  titleEn: true,
  noticeKo: true,
  noticeEn: true,
  opensAt: true,
  closesAt: true,
  seats: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
  rulebookVersion: true,
  rulebookFrozenAt: true,
  version: true,
} as const;

/** Facts of a call for rules. Authorises nobody: callers do. Missing: NOT_FOUND. */
export async function callFacts(reader: Reader, callId: string): Promise<CallFacts> {
  const call = await reader.call.findUnique({ where: { id: callId }, select: CALL_FACTS });
  if (!call) throw new AppError("NOT_FOUND", `call ${callId}`);
  return call;
}

/** The same by code (`2025-01`). */
export async function callFactsByCode(reader: Reader, code: string): Promise<CallFacts> {
  const call = await reader.call.findUnique({ where: { code }, select: CALL_FACTS });
  if (!call) throw new AppError("NOT_FOUND", `call ${code}`);
  return call;
}

/** Locks the call until the transaction ends, so that what is decided on these facts still holds at commit. */
export async function lockCallInTx(tx: Tx, callId: string): Promise<CallFacts> {
  await tx.$queryRaw`SELECT 1 FROM "Call" WHERE "id" = ${callId} FOR UPDATE`;
  return callFacts(tx, callId);
}
