import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { callFacts } from "@/lib/calls/queries";
import type { CallFacts } from "@/lib/calls/types";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import { canViewSealed } from "../domain/access";
import { proposalState } from "../domain/status";
import { windowRefusal } from "../domain/submission";
import { readSealed } from "../queries";
import type { CallBrief, StaffProposal, StaffRow } from "../types";

export const STAFF_SORTS = ["receiptNumber", "lead", "submittedAt", "state"] as const;
export const STAFF_STATES = ["DRAFT", "SUBMITTED", "REOPENED", "ELIGIBLE", "INELIGIBLE", "WITHDRAWN"] as const;

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

const briefOf = ({ id, code, titleKo, titleEn, opensAt, closesAt, phase }: CallFacts, at: Date): CallBrief => ({
  id,
  code,
  titleKo,
  titleEn,
  opensAt,
  closesAt,
  state: callState({ phase, opensAt, closesAt }, at),
});

async function staffCall(actor: Actor, callId: string): Promise<CallFacts> {
  if (!canViewSealed(actor, callId)) throw new AppError("NOT_FOUND", `proposals of call ${callId}`);
  return callFacts(db, callId);
}

const stateWhere = (state: string) => {
  if (state === "DRAFT") return { status: "DRAFT" as const, currentSealId: null };
  if (state === "REOPENED") return { status: "DRAFT" as const, currentSealId: { not: null } };
  const status = STAFF_STATES.find((one) => one === state);
  return status && status !== "DRAFT" && status !== "REOPENED" ? { status } : {};
};

/** Titles of proposals that were never submitted are nobody's business, not even through the search. */
const searchWhere = (search: string) => {
  const contains = { contains: search, mode: "insensitive" as const };
  return {
    OR: [
      { receiptNumber: contains },
      { leadOrganisation: { OR: [{ nameKo: contains }, { nameEn: contains }] } },
      { currentSealId: { not: null }, OR: [{ titleKo: contains }, { titleEn: contains }] },
    ],
  };
};

const orderOf = ({ sort, direction }: Pick<ListQuery, "sort" | "direction">) => {
  const nulls = "last" as const;
  if (sort === "lead") return { leadOrganisation: { nameKo: direction } };
  if (sort === "state") return { status: direction };
  if (sort === "submittedAt") return { submittedAt: { sort: direction, nulls } };
  return { receiptNumber: { sort: direction, nulls } };
};

const whereOf = (callId: string, query: Pick<ListQuery, "search" | "filters">) => ({
  callId,
  ...stateWhere(query.filters.status ?? ""),
  ...(query.search ? searchWhere(query.search) : {}),
});

type Found = {
  id: string;
  receiptNumber: string | null;
  titleKo: string;
  titleEn: string;
  submittedAt: Date | null;
} & {
  status: Parameters<typeof proposalState>[0]["status"];
  currentSealId: string | null;
  leadOrganisation: { nameKo: string; nameEn: string };
  _count: { members: number };
};
const staffRow = (row: Found): StaffRow => ({
  id: row.id,
  receiptNumber: row.receiptNumber,
  titleKo: row.currentSealId ? row.titleKo : "",
  titleEn: row.currentSealId ? row.titleEn : "",
  leadNameKo: row.leadOrganisation.nameKo,
  leadNameEn: row.leadOrganisation.nameEn,
  memberCount: row._count.members,
  state: proposalState(row),
  submittedAt: row.submittedAt,
});

/** A page of the proposals of a call, for staff and auditors. */
export async function listCallProposals(
  actor: Actor,
  callId: string,
  query: ListQuery,
  at: Date,
): Promise<{ call: CallBrief; rows: StaffRow[]; total: number }> {
  const call = await staffCall(actor, callId);
  const where = whereOf(callId, query);
  const [rows, total] = await Promise.all([
    db.proposal.findMany({
      where,
      orderBy: [orderOf(query), { id: "asc" }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
      select: ROW,
    }),
    db.proposal.count({ where }),
  ]);
  return { call: briefOf(call, at), rows: rows.map(staffRow), total };
}

/** L2: the list as a file, with the reason on record. */
export async function exportCallProposals(
  actor: Actor,
  input: { callId: string; reason: string; search: string; status: string },
): Promise<{ code: string; rows: StaffRow[] }> {
  const call = await staffCall(actor, input.callId);
  const where = whereOf(call.id, { search: input.search, filters: { status: input.status } });
  const rows = await db.proposal.findMany({
    where,
    orderBy: { receiptNumber: { sort: "asc", nulls: "last" } },
    select: ROW,
  });
  await recordAccess(db, actor, {
    kind: "EXPORT",
    subjectType: "Call",
    subjectId: call.id,
    detail: `proposals: ${rows.length}`,
    reason: input.reason,
  });
  return { code: call.code, rows: rows.map(staffRow) };
}

const DETAIL = {
  id: true,
  callId: true,
  version: true,
  status: true,
  currentSealId: true,
  currentSeal: { select: { receiptNumber: true, sha256: true, sealNo: true, sealedAt: true, content: true } },
} as const;

/** One submitted proposal for staff, as sealed; the reading is on record (L2). Its content opens when the call has closed. */
export async function getStaffProposal(actor: Actor, proposalId: string, at: Date): Promise<StaffProposal> {
  const row = await db.proposal.findUnique({ where: { id: proposalId }, select: DETAIL });
  if (!row?.currentSeal || !canViewSealed(actor, row.callId)) throw new AppError("NOT_FOUND", `proposal ${proposalId}`);
  const call = briefOf(await callFacts(db, row.callId), at);
  const { content, ...seal } = row.currentSeal;
  const closed = windowRefusal(call.state) === "CALL_CLOSED";
  if (closed) await recordAccess(db, actor, { kind: "PROPOSAL", subjectType: "Proposal", subjectId: row.id });
  return {
    id: row.id,
    version: row.version,
    state: proposalState(row),
    call,
    ...seal,
    sealed: closed ? readSealed(content) : null,
  };
}
