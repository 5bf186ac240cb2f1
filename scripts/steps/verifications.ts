export interface Verdict {
  matches: boolean;
  /** One sentence: what was checked and with which result. */
  summary: string;
  /** What differs, one line each, the first bad row first. */
  findings: string[];
}

/** Checks what is in a database, read with the given connection string. */
export type LiveCheck = (ownerUrl: string) => Promise<Verdict>;

/** Recomputes one sheet from the facts in it; pure, so that anybody can run it on a file. */
export type SheetCheck = (sheet: unknown) => Verdict | Promise<Verdict>;

/**
 * `npm run verify -- NAME`. A line each, for instance:
 *   audit: async () => (await import("@/lib/audit/verify")).verifyAuditChain,
 */
export const LIVE_CHECKS: Record<string, () => Promise<LiveCheck>> = {};

/**
 * Sheets by their `kind` (S11). A line each, for instance:
 *   ranking: async () => (await import("@/lib/deliberation/domain/ranking-sheet")).checkRankingSheet,
 */
export const SHEET_CHECKS: Record<string, () => Promise<SheetCheck>> = {};
