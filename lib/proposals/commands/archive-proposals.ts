import "server-only";
import type { Readable } from "node:stream";
import type { Actor } from "@/lib/access/actor";
import { recordAccesses, recordAudit } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { db, inTransaction } from "@/lib/platform/db";
import { type AddToZip, zipStream } from "@/lib/platform/files/zip-stream";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import type { ListQuery } from "@/lib/platform/list-query";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { toCsv } from "@/lib/platform/tabular";
import { windowRefusal } from "../domain/submission";
import { type ArchiveCall, archiveProposal, type IndexRow } from "../queries/archive-content";
import { staffCall } from "../queries/staff";
import { staffWhere } from "../queries/staff-where";

export type ArchiveWish = {
  callId: string;
  /** The list as it is looked at; `proposalIds` narrow it further, none means all of it. */
  query: ListQuery;
  proposalIds: readonly string[];
  reason: string;
  locale: Locale;
};
type Listed = { id: string; sealId: string; receiptNumber: string };

/** Proposals that count and that this person may meet (S3), each with the seal it counts by, by receipt number. */
async function listed(actor: Actor, wish: ArchiveWish): Promise<Listed[]> {
  const where = await staffWhere(actor.id, wish.callId, wish.proposalIds.length > 0 ? EVERYTHING : wish.query);
  const chosen = wish.proposalIds.length > 0 ? [{ id: { in: [...wish.proposalIds] } }] : [];
  const rows = await db.proposal.findMany({
    where: { AND: [where, ...chosen, { currentSealId: { not: null }, status: { not: "WITHDRAWN" } }] },
    orderBy: { receiptNumber: "asc" },
    select: { id: true, currentSealId: true, receiptNumber: true },
  });
  return rows.flatMap(({ id, currentSealId, receiptNumber }) =>
    currentSealId && receiptNumber ? [{ id, sealId: currentSealId, receiptNumber }] : [],
  );
}
const EVERYTHING = { search: "", filters: {} };

/** Two indexes: one to read and sort, one that `sha256sum -c` checks. */
async function addIndex(add: AddToZip, rows: readonly IndexRow[], locale: Locale, at: Date): Promise<void> {
  const t = await translatorFor(locale);
  const w = (key: string) => t(`proposals.archive.${key}`);
  const columns = ["receiptNumber", "title", "lead", "kind", "path", "size"].map((key) => w(`columns.${key}`));
  const lines = rows.map((row) => [
    ...[row.receiptNumber, row.title, row.lead, w(`kinds.${row.kind}`), row.path, row.sizeBytes],
    ...[row.sha256, w(`verdicts.${row.verdict}`)],
  ]);
  const index = toCsv({ columns: [...columns, "SHA-256", w("columns.verdict")], rows: lines });
  await add({ path: "index.csv", content: index, at });
  const sums = rows.filter((row) => row.sizeBytes !== null).map((row) => `${row.sha256}  ${row.path}\n`);
  await add({ path: "SHA256SUMS", content: sums.join(""), at });
}

/** Reads as it writes: the next proposal is looked up when the one before it has gone out. */
const archiveOf = (found: readonly Listed[], call: ArchiveCall, locale: Locale, at: Date): Readable =>
  zipStream(async (add) => {
    const words = { t: await translatorFor(locale), locale };
    const rows: IndexRow[] = [];
    for (const { sealId } of found) rows.push(...(await archiveProposal(add, sealId, call, words)));
    await addIndex(add, rows, locale, at);
  });

/**
 * L2: sealed proposals of a closed call as one archive, for whoever may read them, without those a conflict keeps from
 * them (S3). Reason and numbers are on record, in the audit log and for each proposal in the access log, before the first
 * byte leaves. NOT_CLOSED while rivals still write; NOTHING_TO_ARCHIVE when the list holds nothing that counts.
 */
export async function archiveProposals(
  actor: Actor,
  wish: ArchiveWish,
  at: Date,
): Promise<Outcome<{ name: string; count: number; content: Readable }>> {
  const call = await staffCall(actor, wish.callId);
  if (windowRefusal(callState(call, at)) !== "CALL_CLOSED") return refuse("NOT_CLOSED");
  const found = await listed(actor, wish);
  if (found.length === 0) return refuse("NOTHING_TO_ARCHIVE");
  const { reason, locale } = wish;
  await inTransaction(async (tx) => {
    const data = { call: call.code, receiptNumbers: found.map((one) => one.receiptNumber), reason };
    recordAudit(tx, actor, { type: "proposal.archived", subjectType: "Call", subjectId: call.id, data }, at);
    const entry = { kind: "EXPORT", subjectType: "Proposal", detail: "archive", reason } as const;
    await recordAccesses(
      tx,
      actor,
      found.map(({ id }) => ({ ...entry, subjectId: id })),
    );
  });
  return ok({ name: `proposals-${call.code}.zip`, count: found.length, content: archiveOf(found, call, locale, at) });
}
