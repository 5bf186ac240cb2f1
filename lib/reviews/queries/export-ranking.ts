import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { recordAccess } from "@/lib/audit/record";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canViewPanel } from "../domain/access";
import { buildSelectionSheet } from "../domain/calculation-sheet";
import { staffGate } from "./headings";
import { rankingFacts } from "./ranking-inputs";
import { SHEET_TEXT, standingSheet, textOf } from "./standing-sheet";

export type CalculationSheetFile = { text: string; sha256: string; code: string; decided: boolean };

/** S10, S11: the ranking with what objections changed of it, on record like every export; NOT_FOUND before publication. */
export const exportStandingSheet = (
  actor: Actor,
  input: { callId: string; reason: string; detail: string },
): Promise<Pick<CalculationSheetFile, "text" | "sha256" | "code">> => actingAs(actor, () => standing(actor, input));

async function standing(actor: Actor, input: { callId: string; reason: string; detail: string }) {
  const { call, conflicted } = await staffGate(db, actor, input.callId, canViewPanel);
  const sheet = conflicted ? null : await standingSheet(db, input.callId);
  if (!sheet) throw new AppError("NOT_FOUND", `standing results of ${input.callId}`);
  await recordAccess(db, actor, { kind: "EXPORT", subjectType: "Call", subjectId: call.id, ...told(input) });
  return { text: canonicalJson(sheet), sha256: sheet.headSha256, code: call.code };
}
const told = ({ reason, detail }: { reason: string; detail: string }) => ({ reason, detail });

async function calculationSheet(
  actor: Actor,
  input: { callId: string; reason: string; detail: string },
): Promise<CalculationSheetFile> {
  const { call, conflicted } = await staffGate(db, actor, input.callId, canViewPanel);
  if (conflicted) throw new AppError("NOT_FOUND", `ranking of ${input.callId}`);
  const decision = await db.selectionDecision.findFirst({
    where: { callId: input.callId, status: { in: ["PROPOSED", "APPROVED"] } },
    select: { sheet: SHEET_TEXT, sheetHash: true },
  });
  const text =
    (decision && textOf(decision)) ?? canonicalJson(buildSelectionSheet((await rankingFacts(db, input.callId)).inputs));
  await recordAccess(db, actor, {
    kind: "EXPORT",
    subjectType: "Call",
    subjectId: input.callId,
    detail: input.detail,
    reason: input.reason,
  });
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { text, sha256, code: call.code, decided: decision !== null };
}

/**
 * S11: the calculation sheet as it stands — the one kept with the decision, byte for byte, once there is one. Every export
 * is on record with its reason (L2); a bound person gets none (S3).
 */
export const exportCalculationSheet = (
  actor: Actor,
  input: { callId: string; reason: string; detail: string },
): Promise<CalculationSheetFile> => actingAs(actor, () => calculationSheet(actor, input));
