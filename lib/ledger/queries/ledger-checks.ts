import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canViewGpuLedger } from "../domain/access";
import type { LedgerCheckView, LedgerFinding } from "../types";

const SHOWN = 60;

async function latest(take: number): Promise<LedgerCheckView[]> {
  const rows = await db.ledgerCheck.findMany({
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take,
    select: { id: true, at: true, durationMs: true, scope: true, violations: true, findings: true },
  });
  // Written by checkLedgerNow alone, and never changed.
  return rows.map((row) => ({
    ...row,
    scope: row.scope as LedgerCheckView["scope"],
    findings: row.findings as LedgerFinding[],
  }));
}

/** The invariant runner's last word; null before its first run. Callers authorise. */
export async function latestLedgerCheck(): Promise<LedgerCheckView | null> {
  return (await latest(1))[0] ?? null;
}

/** What the invariant runner found in the last two months. */
export async function listLedgerChecks(actor: Actor): Promise<LedgerCheckView[]> {
  if (!canViewGpuLedger(actor)) throw new AppError("NOT_FOUND", "ledger checks");
  return latest(SHOWN);
}
