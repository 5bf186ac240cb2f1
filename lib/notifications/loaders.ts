import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { type ListQuery, parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { mailLeaves } from "@/lib/platform/mail";
import { requireActor } from "@/lib/platform/session";
import { getMail, INBOX_LIST, listMails, listNotifications, MAIL_LIST } from "./queries";

/** What is missing and what is forbidden look the same: 404. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export async function loadInbox(params: SearchParams) {
  const query: ListQuery = parseListQuery(params, INBOX_LIST);
  const at = await now();
  return { query, now: at, ...(await listNotifications(await requireActor(), query, at)) };
}

export async function loadMails(params: SearchParams) {
  const query: ListQuery = parseListQuery(params, MAIL_LIST);
  return { query, mailLeaves: mailLeaves(), ...(await orNotFound(listMails(await requireActor(), query))) };
}

export const loadMail = cache(async (mailId: string) => ({
  mail: await orNotFound(getMail(await requireActor(), mailId)),
  mailLeaves: mailLeaves(),
}));
