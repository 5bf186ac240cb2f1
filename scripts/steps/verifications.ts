import type { ContestSheet } from "@/lib/contest/domain/result";
import type { CountSheet } from "@/lib/derivatives/domain/count-sheet";
import type { PublicCountSheet } from "@/lib/derivatives/domain/public-count";
import type { StageSheet } from "@/lib/stages/domain/calculation-sheet";
import type { PartSheet } from "@/lib/verification/domain/part-sheet";

export interface Verdict {
  matches: boolean;
  /** One sentence: what was checked and with which result. */
  summary: string;
  /** What differs, one line each, the first bad row first. */
  findings: string[];
}

/** Checks what is in a database. The application's modules read DATABASE_URL when they load, so it is set before. */
export type LiveCheck = () => Promise<Verdict>;

/** Recomputes one sheet from the facts in it; pure, so that anybody can run it on a file. */
export type SheetCheck = (sheet: unknown) => Verdict | Promise<Verdict>;

type AuditVerification = import("@/lib/audit/verify-file").AuditVerification;

export const auditVerdict = ({ verdict, headHash }: AuditVerification): Verdict =>
  verdict.ok
    ? { matches: true, summary: `The audit chain is whole: ${verdict.count} rows, head ${headHash}`, findings: [] }
    : {
        matches: false,
        summary: `The audit chain is broken at row ${verdict.seq}`,
        findings: [`row ${verdict.seq}: ${verdict.problem}`],
      };

/** `npm run verify -- NAME` */
export const LIVE_CHECKS: Record<string, LiveCheck> = {
  audit: async () => auditVerdict(await (await import("@/lib/audit/verify")).verifyAuditDatabase()),
  ledger: async () => {
    const report = await (await import("@/lib/ledger/queries/verify-ledger")).verifyLedgerDatabase();
    const scope = `${report.pools} pools, ${report.allocations} allocations, ${report.entries} entries, ${report.envelopes} envelopes`;
    return {
      matches: report.violations.length === 0,
      summary:
        report.violations.length === 0
          ? `The ledger holds: ${scope}`
          : `The ledger is violated: ${report.violations.length} of ${scope}`,
      findings: report.violations.map((one) => `${one.code} ${one.subjectId}: ${one.detail}`),
    };
  },
  contest: async () => {
    const report = await (await import("@/lib/contest/queries/verify-contest")).verifyContestDatabase();
    const scope = `${report.ballots} votes and ${report.discards} discards of ${report.contests} contests`;
    return {
      matches: report.violations.length === 0,
      summary:
        report.violations.length === 0
          ? `Every pair counts as it was voted: ${scope}`
          : `Contest counts are violated: ${report.violations.length} in ${scope}`,
      findings: report.violations.map((one) => `${one.code} ${one.subjectId}: ${one.detail}`),
    };
  },
  submissions: async () => {
    const report = await (await import("@/lib/proposals/queries/verify-submissions")).verifySubmissions();
    const scope = `${report.seals} seals of ${report.proposals} proposals`;
    return {
      matches: report.violations.length === 0,
      summary:
        report.violations.length === 0
          ? `Every submission stands as acknowledged: ${scope}`
          : `Submissions are violated: ${report.violations.length} in ${scope}`,
      findings: report.violations.map((one) => `${one.code} ${one.subjectId}: ${one.detail}`),
    };
  },
};

/** Sheets by their `kind` (S11): computed again without a database. */
export const SHEET_CHECKS: Record<string, SheetCheck> = {
  "selection-ranking": async (sheet) => {
    const outcome = (await import("@/lib/reviews/domain/calculation-sheet")).recomputeSelection(sheet);
    return sheetVerdict(`The ranking ${roundOf(sheet)}`, outcome, await sheetHash(sheet));
  },
  "selection-standing": async (sheet) => {
    const outcome = (await import("@/lib/reviews/domain/standing-results")).recomputeStanding(sheet);
    return sheetVerdict("The ranking with what objections changed", outcome, await sheetHash(sheet));
  },
  "contest-result": async (sheet) => {
    const outcome = (await import("@/lib/contest/domain/result")).recomputeContest(sheet as ContestSheet);
    return sheetVerdict("The contest result", outcome, await sheetHash(sheet));
  },
  "stage-result": async (sheet) => {
    const outcome = (await import("@/lib/stages/domain/calculation-sheet")).recomputeStage(sheet as StageSheet);
    return sheetVerdict("The stage result", outcome, await sheetHash(sheet));
  },
  "derivatives-count": async (sheet) => {
    const outcome = (await import("@/lib/derivatives/domain/count-sheet")).recomputeCount(sheet as CountSheet);
    return sheetVerdict("The count of derivatives", outcome, await sheetHash(sheet));
  },
  "derivatives-public-count": async (sheet) => {
    const outcome = (await import("@/lib/derivatives/domain/public-count")).recomputePublicCount(
      sheet as PublicCountSheet,
    );
    return sheetVerdict("The public count of derivatives", outcome, await sheetHash(sheet));
  },
  "verification-part": async (sheet) => {
    const outcome = (await import("@/lib/verification/domain/part-sheet")).recomputePart(sheet as PartSheet);
    return sheetVerdict("The verification part", outcome, await sheetHash(sheet));
  },
};

/** S2: the round whose sheets the ranking rests on; sheets of before there were rounds are of the written one. */
const roundOf = (sheet: unknown): string => {
  const round = (sheet as { round?: { ordinal?: unknown; kind?: unknown } } | null)?.round;
  return `of round ${round?.ordinal ?? 1} (${String(round?.kind ?? "WRITTEN").toLowerCase()})`;
};

export const sheetHash = async (sheet: unknown): Promise<string> => {
  const { createHash } = await import("node:crypto");
  const { canonicalJson } = await import("@/lib/audit/canonical");
  return createHash("sha256").update(canonicalJson(sheet)).digest("hex");
};

const sheetVerdict = (
  what: string,
  outcome: { ok: true } | { ok: false; differences: string[] },
  sha256: string,
): Verdict =>
  outcome.ok
    ? { matches: true, summary: `${what} recomputes to what the sheet states. SHA-256 ${sha256}`, findings: [] }
    : {
        matches: false,
        summary: `${what} does not recompute to what the sheet states. SHA-256 ${sha256}`,
        findings: outcome.differences,
      };

/** X4: ratings, intervals and ranks of a file of votes, or why it has none. */
export async function voteVerdict(path: string): Promise<Verdict> {
  const { readFileSync } = await import("node:fs");
  const { voteFileSchema } = await import("@/lib/contest/schema");
  const { voteReport } = await import("@/lib/contest/domain/vote-file");
  const file = voteFileSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!file.success)
    return {
      matches: false,
      summary: `${path} is no file of votes {models, X, Y}`,
      findings: file.error.issues.slice(0, 20).map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    };
  const report = voteReport(file.data);
  return { matches: report.estimable, summary: report.summary, findings: report.lines };
}
