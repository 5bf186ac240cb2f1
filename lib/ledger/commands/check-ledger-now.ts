import "server-only";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { holderIds } from "../queries/ledger-facts";
import { verifyLedgerDatabase } from "../queries/verify-ledger";
import type { LedgerReport } from "../types";

/** Findings kept with a run; their number is kept whole. */
const KEPT = 20;

/** Runs the invariant runner and keeps what it found; directors and auditors hear of violations. For the worker: no actor. */
export async function checkLedgerNow(at: Date): Promise<LedgerReport> {
  const began = performance.now();
  const report = await verifyLedgerDatabase();
  const durationMs = Math.round(performance.now() - began);
  const { violations, ...scope } = report;
  const [first] = violations;
  await inTransaction(async (tx) => {
    await tx.ledgerCheck.create({
      data: { at, durationMs, scope, violations: violations.length, findings: violations.slice(0, KEPT) },
      select: { id: true },
    });
    if (!first) return;
    await notify(tx, {
      kind: "ledgerViolated",
      userIds: await holderIds(tx, ["DIRECTOR", "AUDITOR"], at),
      params: { count: violations.length, finding: `${first.code} ${first.subjectId}` },
      href: "/ledger/checks",
      at,
    });
  });
  return report;
}
