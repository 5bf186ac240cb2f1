import "server-only";
import type { ContestSheet } from "@/lib/contest/domain/result";
import type { Reader } from "@/lib/platform/db";
import type { PartSheet } from "@/lib/verification/domain/part-sheet";
import type { PartSheets } from "../domain/sensitivity";
import type { SheetKind } from "../types";

export type StoredSheet = { kind: Exclude<SheetKind, "stage">; sha256: string; text: string };

/** The stored sheets of a stage that have these hashes, byte for byte as they were hashed; one query a kind. */
export async function storedSheets(reader: Reader, stageId: string, hashes: readonly string[]): Promise<StoredSheet[]> {
  if (hashes.length === 0) return [];
  const where = { stageId, sheetHash: { in: [...hashes] } };
  const select = { sheet: true, sheetHash: true } as const;
  const [contests, verifications, counts] = [
    await reader.contest.findMany({ where, select }),
    await reader.verificationScoring.findMany({ where, distinct: ["sheetHash"], select }),
    await reader.derivativeCount.findMany({ where, distinct: ["sheetHash"], select }),
  ];
  const stored = (kind: StoredSheet["kind"], rows: { sheet: string | null; sheetHash: string | null }[]) =>
    rows.flatMap(({ sheet, sheetHash }) => (sheet && sheetHash ? [{ kind, sha256: sheetHash, text: sheet }] : []));
  return [...stored("contest", contests), ...stored("verification", verifications), ...stored("derivatives", counts)];
}

export function parsedSheets(stored: readonly StoredSheet[]): PartSheets {
  const text = (kind: StoredSheet["kind"]) => stored.find((one) => one.kind === kind)?.text;
  const [contest, verification] = [text("contest"), text("verification")];
  return {
    contest: contest ? (JSON.parse(contest) as ContestSheet) : null,
    verification: verification ? (JSON.parse(verification) as PartSheet) : null,
  };
}
