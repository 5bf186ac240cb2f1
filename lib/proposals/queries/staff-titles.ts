import "server-only";
import type { Reader } from "@/lib/platform/db";

type Row = { status: string; currentSealId: string | null; titleKo: string; titleEn: string };
export type StaffTitles = { titleKo: string; titleEn: string };

const UNSAID: StaffTitles = { titleKo: "", titleEn: "" };

/**
 * What people outside the consortium read as title: that of the seal that counts, and nothing of a draft. While a proposal
 * is reopened (A9) its own title may already be another one, so it is read from the seal; one query for all of them.
 */
export async function staffTitles<R extends Row>(reader: Reader, rows: readonly R[]): Promise<(R & StaffTitles)[]> {
  const reopened = rows.flatMap((row) => (row.status === "DRAFT" && row.currentSealId ? [row.currentSealId] : []));
  const sealed = reopened.length > 0 ? await sealTitles(reader, reopened) : new Map<string, StaffTitles>();
  return rows.map((row) => {
    if (!row.currentSealId) return { ...row, ...UNSAID };
    return { ...row, ...sealed.get(row.currentSealId) };
  });
}

async function sealTitles(reader: Reader, sealIds: readonly string[]): Promise<Map<string, StaffTitles>> {
  const rows = await reader.$queryRaw<(StaffTitles & { id: string })[]>`
    SELECT "id", "content"::jsonb->>'titleKo' AS "titleKo", "content"::jsonb->>'titleEn' AS "titleEn"
    FROM "ProposalSeal" WHERE "id" = ANY(${[...sealIds]})`;
  return new Map(rows.map(({ id, ...titles }) => [id, titles]));
}
