import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import type { ListQuery } from "@/lib/platform/list-query";
import { proposalState } from "../domain/status";
import type { CallBrief, StaffRow } from "../types";
import { briefOf, staffCall } from "./staff";
import { staffTitles } from "./staff-titles";
import { staffWhere } from "./staff-where";

const ROW = {
  id: true,
  receiptNumber: true,
  titleKo: true,
  titleEn: true,
  status: true,
  currentSealId: true,
  submittedAt: true,
  leadOrganisation: { select: { nameKo: true, nameEn: true } },
  _count: { select: { members: { where: { declinedAt: null } } } },
} as const;

/** Names sort as the Korean collation of their column says. */
const orderOf = ({ sort, direction }: Pick<ListQuery, "sort" | "direction">) => {
  const nulls = "last" as const;
  const last = { id: "asc" as const };
  if (sort === "lead") return [{ leadOrganisation: { nameKo: direction } }, last];
  if (sort === "state") return [{ status: direction }, last];
  if (sort === "submittedAt") return [{ submittedAt: { sort: direction, nulls } }, last];
  return [{ receiptNumber: { sort: direction, nulls } }, last];
};

async function rowsOf(where: Awaited<ReturnType<typeof staffWhere>>, query: ListQuery, page?: ListQuery) {
  const found = await db.proposal.findMany({
    where,
    orderBy: orderOf(query),
    ...(page ? { skip: (page.page - 1) * page.pageSize, take: page.pageSize } : {}),
    select: ROW,
  });
  return (await staffTitles(db, found)).map(
    (row): StaffRow => ({
      id: row.id,
      receiptNumber: row.receiptNumber,
      titleKo: row.titleKo,
      titleEn: row.titleEn,
      leadNameKo: row.leadOrganisation.nameKo,
      leadNameEn: row.leadOrganisation.nameEn,
      memberCount: row._count.members,
      state: proposalState(row),
      submittedAt: row.submittedAt,
    }),
  );
}

/** A page of the proposals of a call, for staff and auditors. */
export async function listCallProposals(
  actor: Actor,
  callId: string,
  query: ListQuery,
  at: Date,
): Promise<{ call: CallBrief; rows: StaffRow[]; total: number }> {
  const call = await staffCall(actor, callId);
  const where = await staffWhere(actor.id, callId, query);
  const [rows, total] = await Promise.all([rowsOf(where, query, query), db.proposal.count({ where })]);
  return { call: briefOf(call, at), rows, total };
}

/** L2: the whole list as it is searched, filtered and sorted, for a file, with the reason on record. */
export async function exportCallProposals(
  actor: Actor,
  callId: string,
  query: ListQuery,
  reason: string,
): Promise<{ code: string; rows: StaffRow[] }> {
  const call = await staffCall(actor, callId);
  const rows = await rowsOf(await staffWhere(actor.id, call.id, query), query);
  await recordAccess(db, actor, {
    kind: "EXPORT",
    subjectType: "Call",
    subjectId: call.id,
    detail: `proposals: ${rows.length}`,
    reason,
  });
  return { code: call.code, rows };
}
