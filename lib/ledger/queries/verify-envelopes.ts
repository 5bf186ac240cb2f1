import "server-only";
import { db } from "@/lib/platform/db";
import { isWithinEnvelope } from "../domain/budget";
import type { LedgerReport } from "../types";

/** T2, L3: every envelope is the sum of its movements, within its limit; every payment has two people. */
export async function checkEnvelopes(): Promise<Pick<LedgerReport, "envelopes" | "movements" | "violations">> {
  const [envelopes, movements] = await Promise.all([
    db.budgetEnvelope.findMany({
      select: { id: true, limitWon: true, plannedWon: true, committedWon: true, paidWon: true },
    }),
    db.budgetMovement.findMany({
      select: { id: true, envelopeId: true, kind: true, amountWon: true, byId: true, approvedById: true },
    }),
  ]);
  const sums = new Map<string, bigint>();
  for (const { envelopeId, kind, amountWon } of movements) {
    const key = `${envelopeId}:${kind}`;
    sums.set(key, (sums.get(key) ?? 0n) + amountWon);
  }
  const violations: LedgerReport["violations"] = [];
  for (const { id, ...figures } of envelopes) {
    const sum = (kind: string) => sums.get(`${id}:${kind}`) ?? 0n;
    const fromMovements = {
      limitWon: sum("LIMIT"),
      plannedWon: sum("PLAN"),
      committedWon: sum("COMMIT"),
      paidWon: sum("PAY"),
    };
    for (const name of ["limitWon", "plannedWon", "committedWon", "paidWon"] as const) {
      if (figures[name] !== fromMovements[name]) {
        violations.push({
          code: "ENVELOPE_MISMATCH",
          subjectId: id,
          detail: `${name} ${figures[name]} ≠ ${fromMovements[name]}`,
        });
      }
    }
    if (!isWithinEnvelope(figures)) violations.push({ code: "ENVELOPE_EXCEEDED", subjectId: id, detail: "" });
  }
  for (const { id, kind, byId, approvedById } of movements) {
    if (kind === "PAY" && (!approvedById || approvedById === byId)) {
      violations.push({ code: "ONE_PERSON", subjectId: id, detail: "paid without a second person" });
    }
  }
  return { envelopes: envelopes.length, movements: movements.length, violations };
}
