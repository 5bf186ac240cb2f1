import "server-only";
import { actingAs } from "@/lib/platform/acting";
import type { Reader } from "@/lib/platform/db";
import { boundCallIds } from "@/lib/reviews/queries";

export type Load = { panels: number; submitted: number; waiting: number };
export const NO_LOAD: Load = { panels: 0, submitted: 0, waiting: 0 };
type Row = Load & { userId: string };

/** What reviewers have done and have before them, by person. Calls that S3 closes to the reader count nothing. */
export async function loadsOf(
  reader: Reader,
  readerId: string,
  userIds: readonly string[],
): Promise<Map<string, Load>> {
  const bound = [...(await boundCallIds(reader, readerId))];
  const rows = await actingAs(
    { id: readerId },
    () => reader.$queryRaw<Row[]>`
    SELECT m."userId", count(DISTINCT p."id")::int AS panels,
      count(a."id") FILTER (WHERE s."id" IS NOT NULL)::int AS submitted,
      count(a."id") FILTER (WHERE s."id" IS NULL AND a."status" = 'ASSIGNED' AND p."status" = 'ACTIVE')::int AS waiting
    FROM "PanelMember" m
    JOIN "ReviewPanel" p ON p."id" = m."panelId"
    LEFT JOIN "ReviewAssignment" a ON a."memberId" = m."id"
    LEFT JOIN "ScoreSheet" s ON s."assignmentId" = a."id" AND s."status" = 'SUBMITTED'
    WHERE m."userId" = ANY(${[...userIds]}::text[]) AND p."status" <> 'FORMING' AND p."callId" <> ALL(${bound}::text[])
    GROUP BY m."userId"`,
  );
  return new Map(rows.map(({ userId, ...load }) => [userId, load]));
}
