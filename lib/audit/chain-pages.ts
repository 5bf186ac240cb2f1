import "server-only";
import { db } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import type { ChainRow } from "./domain/chain";

const PAGE = 5_000;
const LOWEST = -9_223_372_036_854_775_808n;

/** Instants as the trigger hashed them; a Date would lose the microseconds. */
const COLUMNS = Prisma.sql`
  "seq",
  to_char("recordedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "recordedAt",
  to_char("occurredAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt",
  "actorId", "actorName", "actorRoles", "channel", "requestId", "rulebookVersion",
  "type", "subjectType", "subjectId", "payload", "prevHash", "hash"`;

export type ChainPage = { rows: ChainRow[]; next: bigint | null };

/**
 * One page of the log in its order, up to and including `until`; null begins at the very first row, even one below 1,
 * which would be a forged one and must be seen. `where` narrows an export; the chain itself is read without.
 */
export async function readChainPage(
  after: bigint | null,
  until: bigint,
  where: Prisma.AuditEventWhereInput = {},
): Promise<ChainPage> {
  const from = after ?? LOWEST;
  if (Object.keys(where).length === 0) {
    const rows = await db.$queryRaw<ChainRow[]>`
      SELECT ${COLUMNS} FROM "AuditEvent" WHERE "seq" > ${from} AND "seq" <= ${until} ORDER BY "seq" LIMIT ${PAGE}`;
    return { rows, next: rows.length < PAGE ? null : (rows.at(-1)?.seq ?? null) };
  }
  const found = await db.auditEvent.findMany({
    where: { AND: [where, { seq: { gt: from, lte: until } }] },
    select: { seq: true },
    orderBy: { seq: "asc" },
    take: PAGE,
  });
  const ids = found.map(({ seq }) => seq);
  const rows = await db.$queryRaw<ChainRow[]>`
    SELECT ${COLUMNS} FROM "AuditEvent" WHERE "seq" = ANY(${ids}) ORDER BY "seq"`;
  return { rows, next: ids.length < PAGE ? null : (ids.at(-1) ?? null) };
}
