import "server-only";
import { db } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";
import { readChainPage } from "./chain-pages";

const line = (value: object): string =>
  `${JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part))}\n`;

/**
 * The log as NDJSON: first the head (so that a cut tail shows) and whether this is the whole log, then one row a line with
 * its instants exactly as hashed. Read in pages up to the head, so its size does not matter.
 */
export async function* exportAuditLines(where: Prisma.AuditEventWhereInput): AsyncGenerator<string> {
  const complete = Object.keys(where).length === 0;
  const head = await db.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true, hash: true } });
  yield line({ format: "audit-log/1", head, complete });
  let after: bigint | null = null;
  for (;;) {
    const rows = await readChainPage(after, head.seq, where);
    for (const row of rows.rows) yield line(row);
    if (!rows.next) return;
    after = rows.next;
  }
}
