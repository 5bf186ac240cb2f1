import "server-only";
import { db } from "@/lib/platform/db";
import { type TargetPoint, targetPoint } from "../domain/history";
import type { PartSheet } from "../domain/part-sheet";

/** E5: the latest sheet of each stage up to this one, as points of the moving target; for everybody, of published stages only. */
export async function targetHistory(
  number: number,
  { publishedOnly }: { publishedOnly: boolean },
): Promise<TargetPoint[]> {
  const sheets = await db.verificationScoring.findMany({
    where: {
      stage: { number: { lte: number }, ...(publishedOnly ? { state: { in: ["PUBLISHED", "FINAL"] } } : {}) },
    },
    distinct: ["stageId"],
    orderBy: [{ stageId: "asc" }, { writtenAt: "desc" }],
    select: { sheet: true },
  });
  return sheets
    .map(({ sheet }) => targetPoint(JSON.parse(sheet) as PartSheet))
    .sort((a, b) => a.stageNumber - b.stageNumber);
}
