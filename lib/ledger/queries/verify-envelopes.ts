import "server-only";
import { db } from "@/lib/platform/db";
import { isWithinEnvelope } from "../domain/budget";
import type { LedgerReport } from "../types";
import { checkSettlements } from "./verify-settlements";

/** L3: movements that take two people. */
const TWO_HANDS: ReadonlySet<string> = new Set(["PAY", "CARRY_OUT", "CARRY_IN", "RETURN"]);

/** T2, L3: every envelope is the sum of its movements, within its limit; every payment has two people; settlements agree with both. */
export async function checkEnvelopes(): Promise<Pick<LedgerReport, "envelopes" | "movements" | "violations">> {
  const [envelopes, movements] = await Promise.all([
    db.budgetEnvelope.findMany({
      select: { id: true, limitWon: true, plannedWon: true, committedWon: true, paidWon: true, carriedWon: true },
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
    const carriedWon = sum("CARRY_IN") + sum("CARRY_OUT") + sum("RETURN");
    const fromMovements = {
      carriedWon,
      limitWon: sum("LIMIT") + carriedWon,
      plannedWon: sum("PLAN"),
      committedWon: sum("COMMIT"),
      paidWon: sum("PAY"),
    };
    for (const name of ["limitWon", "plannedWon", "committedWon", "paidWon", "carriedWon"] as const) {
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
    if (TWO_HANDS.has(kind) && (!approvedById || approvedById === byId)) {
      violations.push({ code: "ONE_PERSON", subjectId: id, detail: `${kind} without a second person` });
    }
  }
  violations.push(...(await checkSettlements()));
  return { envelopes: envelopes.length, movements: movements.length, violations };
}
