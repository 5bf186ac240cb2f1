import "server-only";
import type { ContestSheet } from "@/lib/contest/domain/result";
import type { CountSheet } from "@/lib/derivatives/domain/count-sheet";
import { buildPublicCount } from "@/lib/derivatives/domain/public-count";
import type { Reader } from "@/lib/platform/db";
import type { PartSheet } from "@/lib/verification/domain/part-sheet";
import type { PartSheets } from "../domain/sensitivity";
import type { SheetKind } from "../types";

export type StoredSheet = {
  kind: Exclude<SheetKind, "stage">;
  sha256: string;
  text: string;
  /** The form for everybody, where the sheet itself names accounts of people. */
  publicForm: { sha256: string; text: string } | null;
};

type CountRow = { sheet: string; sheetHash: string; publicSheet: string | null; publicHash: string | null };

/** Counts of before public forms were stored have theirs made of the sheet, which is the same to the letter. */
function storedCount({ sheet, sheetHash, publicSheet, publicHash }: CountRow): StoredSheet {
  const kept = publicSheet && publicHash ? { text: publicSheet, sha256: publicHash } : null;
  const { text, sha256 } = kept ?? buildPublicCount(JSON.parse(sheet) as CountSheet);
  return { kind: "derivatives", sha256: sheetHash, text: sheet, publicForm: { text, sha256 } };
}

/** The stored sheets of a stage that have these hashes, byte for byte as they were hashed; one query a kind. */
export async function storedSheets(reader: Reader, stageId: string, hashes: readonly string[]): Promise<StoredSheet[]> {
  if (hashes.length === 0) return [];
  const where = { stageId, sheetHash: { in: [...hashes] } };
  const select = { sheet: true, sheetHash: true } as const;
  const [contests, verifications, counts] = [
    await reader.contest.findMany({ where, select }),
    await reader.verificationScoring.findMany({ where, distinct: ["sheetHash"], select }),
    await reader.derivativeCount.findMany({
      where,
      distinct: ["sheetHash"],
      select: { ...select, publicSheet: true, publicHash: true },
    }),
  ];
  const stored = (kind: StoredSheet["kind"], rows: { sheet: string | null; sheetHash: string | null }[]) =>
    rows.flatMap(({ sheet, sheetHash }) =>
      sheet && sheetHash ? [{ kind, sha256: sheetHash, text: sheet, publicForm: null }] : [],
    );
  return [...stored("contest", contests), ...stored("verification", verifications), ...counts.map(storedCount)];
}

export function parsedSheets(stored: readonly StoredSheet[]): PartSheets {
  const text = (kind: StoredSheet["kind"]) => stored.find((one) => one.kind === kind)?.text;
  const [contest, verification] = [text("contest"), text("verification")];
  return {
    contest: contest ? (JSON.parse(contest) as ContestSheet) : null,
    verification: verification ? (JSON.parse(verification) as PartSheet) : null,
  };
}
