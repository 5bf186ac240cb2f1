import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { type ChainVerdict, walkChain } from "./domain/chain";

export type AuditVerification = { verdict: ChainVerdict; headHash: string };

const exportedRow = z.object({
  seq: z.string().transform((text) => BigInt(text)),
  recordedAt: z.string(),
  occurredAt: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  actorRoles: z.string(),
  channel: z.string(),
  requestId: z.string(),
  rulebookVersion: z.number().nullable(),
  type: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  payload: z.string(),
  prevHash: z.string(),
  hash: z.string(),
});
/** First line of an export: the head when it was made, so that a cut tail shows; `complete` when no filter was set. */
const exportedHead = z.object({
  head: z.object({ seq: z.string().transform((text) => BigInt(text)), hash: z.string() }),
  complete: z.boolean(),
});

export type ExportLine = z.input<typeof exportedRow>;

/** Verifies an exported file (NDJSON) without a database. A filtered export has gaps and can only be verified row by row. */
export async function verifyAuditFile(path: string): Promise<AuditVerification> {
  const lines = createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
  let header: z.output<typeof exportedHead> | null = null;
  const walker = walkChain();
  for await (const line of lines) {
    if (line.trim() === "") continue;
    if (!header) {
      header = exportedHead.parse(JSON.parse(line));
      if (!header.complete) throw new Error("a filtered export is not a chain: export the whole log to verify it");
      continue;
    }
    const verdict = walker.add(exportedRow.parse(JSON.parse(line)));
    if (verdict) return { verdict, headHash: header.head.hash };
  }
  if (!header) throw new Error("the file is empty");
  return { verdict: walker.finish(header.head), headHash: header.head.hash };
}
