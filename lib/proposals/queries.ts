import "server-only";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { SealedProposal } from "./domain/content";
import { countingStatus } from "./domain/status";
import { readSealed, sealsOf } from "./queries/sealed-contents";

export type CountingStatus = "SUBMITTED" | "ELIGIBLE" | "INELIGIBLE";
export type SealedRow = {
  proposalId: string;
  status: CountingStatus;
  receiptNumber: string;
  sealSha256: string;
  sealed: SealedProposal;
};

type SealRow = {
  id: string;
  status: Parameters<typeof countingStatus>[0]["status"];
  currentSealId: string | null;
  receiptNumber: string;
  sha256: string;
  /** Null where the reader has it. */
  content: string | null;
};

function sealedRow(row: SealRow, sealed: SealedProposal | undefined): SealedRow | null {
  const status = countingStatus(row);
  if (!status || !sealed) return null;
  return { proposalId: row.id, status, receiptNumber: row.receiptNumber, sealSha256: row.sha256, sealed };
}

/**
 * Every proposal of a call that counts, by receipt number, as it was sealed: those with a seal and not withdrawn; a reopened
 * one counts as SUBMITTED with its last seal (A9). One statement. For later nouns, which authorise.
 */
export async function sealedProposals(
  reader: Reader,
  callId: string,
  options: { statuses?: readonly CountingStatus[] } = {},
): Promise<SealedRow[]> {
  const seals = sealsOf(callId);
  const rows = await reader.$queryRaw<SealRow[]>`
    SELECT p."id", p."status"::text AS "status", p."currentSealId", s."receiptNumber", s."sha256",
      CASE WHEN s."sha256" = ANY(${seals.known}) THEN NULL ELSE s."content" END AS "content"
    FROM "Proposal" p JOIN "ProposalSeal" s ON s."id" = p."currentSealId"
    WHERE p."callId" = ${callId} AND p."status" <> 'WITHDRAWN' ORDER BY p."receiptNumber"`;
  const contents = seals.read(rows);
  return rows.flatMap((row) => {
    const sealed = sealedRow(row, contents.get(row.sha256));
    return sealed && (options.statuses?.includes(sealed.status) ?? true) ? [sealed] : [];
  });
}

/** One counting proposal as it was sealed; NOT_FOUND when nothing of it counts. One statement. For later nouns, which authorise. */
export async function sealedProposal(reader: Reader, proposalId: string): Promise<SealedRow> {
  const [found] = await reader.$queryRaw<SealRow[]>`
    SELECT p."id", p."status"::text AS "status", p."currentSealId", s."receiptNumber", s."sha256", s."content"
    FROM "Proposal" p JOIN "ProposalSeal" s ON s."id" = p."currentSealId" WHERE p."id" = ${proposalId}`;
  const sealed = found?.content ? sealedRow(found, readSealed(found.content)) : null;
  if (!sealed) throw new AppError("NOT_FOUND", `sealed proposal ${proposalId}`);
  return sealed;
}
