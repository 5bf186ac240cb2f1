import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { hasPermission } from "@/lib/access/policy";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { STAFF_LIST } from "./domain/staff-list";
import { getAttachmentsPage } from "./queries/attachments-page";
import { getConsortiumPage } from "./queries/consortium-page";
import { getStart, listProposals, openCalls } from "./queries/list-proposals";
import { checkReceipt, getReceipt } from "./queries/receipt";
import { listViews } from "./queries/saved-views";
import { getSectionPage } from "./queries/section-page";
import { getSignPage } from "./queries/sign-page";
import { getStaffProposal } from "./queries/staff";
import { listCallProposals } from "./queries/staff-list";
import { getTaskList } from "./queries/task-list";

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadProposals = cache(async () => {
  const actor = await requireActor();
  if (!hasPermission(actor, "proposal:create")) notFound();
  const serverNow = await now();
  const [proposals, calls] = await Promise.all([listProposals(actor, serverNow), openCalls(serverNow)]);
  return { proposals, calls, serverNow };
});

export const loadStart = cache(async (callCode: string) => {
  const actor = await requireActor();
  if (!hasPermission(actor, "proposal:create")) notFound();
  const serverNow = await now();
  return { ...(await orNotFound(getStart(actor, callCode, serverNow))), serverNow };
});

export const loadTaskList = cache(async (proposalId: string) => {
  const actor = await requireActor();
  const serverNow = await now();
  return { ...(await orNotFound(getTaskList(actor, proposalId, serverNow))), serverNow };
});

export const loadSectionPage = cache(async (proposalId: string, key: string) => {
  const actor = await requireActor();
  const serverNow = await now();
  return { ...(await orNotFound(getSectionPage(actor, proposalId, key, serverNow))), serverNow };
});

export const loadAttachmentsPage = cache(async (proposalId: string) => {
  const actor = await requireActor();
  return orNotFound(getAttachmentsPage(actor, proposalId, await now()));
});

export const loadSignPage = cache(async (proposalId: string) => {
  const actor = await requireActor();
  return orNotFound(getSignPage(actor, proposalId, await now()));
});

export const loadConsortiumPage = cache(async (proposalId: string) => {
  const actor = await requireActor();
  const serverNow = await now();
  return { ...(await orNotFound(getConsortiumPage(actor, proposalId, serverNow))), serverNow };
});

export const loadReceipt = cache(async (proposalId: string) => {
  const actor = await requireActor();
  return orNotFound(getReceipt(actor, proposalId, await now()));
});

/** Public: no session. */
export const loadReceiptCheck = cache((receiptNumber: string, sha256: string) => checkReceipt(receiptNumber, sha256));

/** The list as its address says; opened without any, as the view that its reader lets open first. */
export const loadCallProposals = cache(async (callId: string, searchParams: SearchParams) => {
  const actor = await requireActor();
  const views = await listViews(actor, "call-proposals");
  const first = Object.keys(searchParams).length === 0 ? views.find((view) => view.isDefault) : undefined;
  const asked = first ? Object.fromEntries(new URLSearchParams(first.query)) : searchParams;
  const query = parseListQuery(asked, STAFF_LIST);
  return { ...(await orNotFound(listCallProposals(actor, callId, query, await now()))), query, views };
});

export const loadStaffProposal = cache(async (proposalId: string) => {
  const actor = await requireActor();
  return orNotFound(getStaffProposal(actor, proposalId, await now()));
});
