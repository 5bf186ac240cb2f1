import type { StoredParams } from "@/lib/platform/message-params";

/** One notice as its reader sees it; the words are made in the reader's language when shown. */
export type NoticeRow = {
  id: string;
  kind: string;
  params: StoredParams;
  href: string;
  dueAt: Date | null;
  createdAt: Date;
  readAt: Date | null;
};
export type InboxCounts = { all: number; unread: number; due: number };

export type MailStatus = "QUEUED" | "SENT" | "KEPT" | "FAILED";
export type MailRow = {
  id: string;
  toEmail: string;
  subject: string;
  locale: string;
  status: MailStatus;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
};
export type MailDetail = MailRow & { text: string; lastError: string | null };
