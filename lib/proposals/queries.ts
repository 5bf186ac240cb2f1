import "server-only";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { SealedProposal } from "./domain/content";
import { countingStatus } from "./domain/status";
import { sealedProposalSchema } from "./schema/sections";

export type CountingStatus = "SUBMITTED" | "ELIGIBLE" | "INELIGIBLE";
export type SealedRow = {
  proposalId: string;
  status: CountingStatus;
  receiptNumber: string;
  sealSha256: string;
  sealed: SealedProposal;
};

const SEALED = {
  id: true,
  status: true,
  currentSealId: true,
  currentSeal: { select: { receiptNumber: true, sha256: true, content: true } },
} as const;

export const readSealed = (content: string): SealedProposal => sealedProposalSchema.parse(JSON.parse(content));

/**
 * Every proposal of a call that counts, by receipt number, as it was sealed: those with a seal and not withdrawn; a reopened
 * one counts as SUBMITTED with its last seal (A9). One query. For later nouns, which authorise.
 */
export async function sealedProposals(
  reader: Reader,
  callId: string,
  options: { statuses?: readonly CountingStatus[] } = {},
): Promise<SealedRow[]> {
  const rows = await reader.proposal.findMany({
    where: { callId, currentSealId: { not: null }, status: { not: "WITHDRAWN" } },
    orderBy: { receiptNumber: "asc" },
    select: SEALED,
  });
  return rows.flatMap((row) => {
    const sealed = sealedRow(row);
    return sealed && (options.statuses?.includes(sealed.status) ?? true) ? [sealed] : [];
  });
}

type Row = {
  id: string;
  status: Parameters<typeof countingStatus>[0]["status"];
  currentSealId: string | null;
  currentSeal: { receiptNumber: string; sha256: string; content: string } | null;
};

function sealedRow(row: Row): SealedRow | null {
  const status = countingStatus(row);
  if (!status || !row.currentSeal) return null;
  return {
    proposalId: row.id,
    status,
    receiptNumber: row.currentSeal.receiptNumber,
    sealSha256: row.currentSeal.sha256,
    sealed: readSealed(row.currentSeal.content),
  };
}

type JoinedRow = Omit<Row, "currentSeal"> & NonNullable<Row["currentSeal"]>;

/** One counting proposal as it was sealed; NOT_FOUND when nothing of it counts. One statement. For later nouns, which authorise. */
export async function sealedProposal(reader: Reader, proposalId: string): Promise<SealedRow> {
  const [found] = await reader.$queryRaw<JoinedRow[]>`
    SELECT p."id", p."status"::text AS "status", p."currentSealId", s."receiptNumber", s."sha256", s."content"
    FROM "Proposal" p JOIN "ProposalSeal" s ON s."id" = p."currentSealId" WHERE p."id" = ${proposalId}`;
  const sealed = found && sealedRow({ ...found, currentSeal: found });
  if (!sealed) throw new AppError("NOT_FOUND", `sealed proposal ${proposalId}`);
  return sealed;
}
