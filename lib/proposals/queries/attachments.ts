import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { Attachment } from "../domain/attachments";

const FILE = {
  id: true,
  kind: true,
  name: true,
  mediaType: true,
  sizeBytes: true,
  sha256: true,
  scan: true,
} as const;

/** The files of a proposal as they stand, by kind and name: one order for pages and for the seal. */
export async function attachmentsOf(reader: Reader, proposalId: string): Promise<Attachment[]> {
  const rows = await reader.proposalAttachment.findMany({
    where: { proposalId, removedAt: null },
    orderBy: [{ kind: "asc" }, { name: "asc" }, { id: "asc" }],
    select: FILE,
  });
  return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
}
