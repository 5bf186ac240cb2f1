import "server-only";
import { db } from "@/lib/platform/db";
import { type ChainPage, readChainPage } from "./chain-pages";
import { type ChainHead, walkChain } from "./domain/chain";
import type { AuditVerification } from "./verify-file";

/**
 * Walks the log in the database from its first row to the head, page by page. Rows that are written meanwhile are left
 * for the next time: the head is read first and the walk ends there.
 */
export async function verifyAuditDatabase(): Promise<AuditVerification> {
  const stored = await db.auditHead.findUnique({ where: { id: 1 }, select: { seq: true, hash: true } });
  const head: ChainHead = stored ?? { seq: 0n, hash: "" };
  const walker = walkChain();
  for (let after: bigint | null = null; ; ) {
    const page: ChainPage = await readChainPage(after, head.seq);
    for (const row of page.rows) {
      const verdict = walker.add(row);
      if (verdict) return { verdict, headHash: head.hash };
    }
    if (page.next === null) break;
    after = page.next;
  }
  const verdict = walker.finish(head);
  const beyond = verdict.ok ? await rowBeyondHead() : null;
  return {
    verdict: beyond === null ? verdict : { ok: false, seq: beyond, problem: "HEAD_MISMATCH", count: Number(head.seq) },
    headHash: head.hash,
  };
}

/** A row that stands after the head cannot have come through the trigger. Head and rows are read in one snapshot. */
async function rowBeyondHead(): Promise<bigint | null> {
  const [row] = await db.$queryRaw<{ seq: bigint | null }[]>`
    SELECT min(e."seq") AS seq FROM "AuditEvent" e WHERE e."seq" > (SELECT h."seq" FROM "AuditHead" h WHERE h."id" = 1)`;
  return row?.seq ?? null;
}
