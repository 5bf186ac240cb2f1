import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { type ListQuery, parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { canViewAccessLog } from "./domain/access";
import { ACCESS_LIST, AUDIT_LIST, getAuditEvent, getChainStatus, listAccess, listAuditEvents } from "./queries";

/** What is missing and what is forbidden look the same: 404. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

/** The last two years as `2025-07`, newest first: what the month filter offers. */
export async function loadMonths(): Promise<string[]> {
  const korean = new Date((await now()).getTime() + 9 * 3_600_000);
  const latest = korean.getUTCFullYear() * 12 + korean.getUTCMonth();
  return Array.from({ length: 24 }, (_, back) => latest - back).map(
    (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`,
  );
}

export async function loadAudit(params: SearchParams) {
  const actor = await requireActor();
  const query: ListQuery = parseListQuery(params, AUDIT_LIST);
  const [list, chain] = await Promise.all([
    orNotFound(listAuditEvents(actor, query)),
    orNotFound(getChainStatus(actor)),
  ]);
  return { query, chain, mayViewAccess: canViewAccessLog(actor), ...list };
}

export const loadAuditEvent = cache(async (seq: string) => {
  const actor = await requireActor();
  if (!/^\d{1,18}$/.test(seq)) notFound();
  return orNotFound(getAuditEvent(actor, BigInt(seq)));
});

export async function loadAccessLog(params: SearchParams) {
  const query: ListQuery = parseListQuery(params, ACCESS_LIST);
  return { query, ...(await orNotFound(listAccess(await requireActor(), query))) };
}
