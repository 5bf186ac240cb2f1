import { useLocale, useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import type { NoticeRow } from "@/lib/notifications/types";
import { formatInstant } from "@/lib/platform/format";
import { spokenParams } from "@/lib/platform/message-params";
import { NoticeLink } from "./notice-link";

function Notice({ notice, now }: { notice: NoticeRow; now: Date }) {
  const t = useTranslations("notifications");
  const locale = useLocale();
  const unread = notice.readAt === null;
  const params = spokenParams(notice.params, locale);
  const dueAt = notice.dueAt;
  const past = dueAt !== null && dueAt < now;
  return (
    <li className="border-t border-line px-4.5 py-4 first:border-0 md:px-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <h2 className={`min-w-0 text-body ${unread ? "font-bold" : "font-normal"}`}>
          <NoticeLink id={notice.id} href={notice.href} unread={unread}>
            {t(`kinds.${notice.kind}.title`, params)}
          </NoticeLink>
        </h2>
        {unread ? <StatusTag tone="doing">{t("inbox.unreadTag")}</StatusTag> : null}
      </div>
      <p className="prose-ko mt-1 max-w-180 text-text-2 text-small">{t(`kinds.${notice.kind}.body`, params)}</p>
      <p className="num mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-small text-text-2">
        {dueAt ? (
          <span className="font-semibold text-text">
            {t(past ? "inbox.duePast" : "inbox.due", { dueAt: formatInstant(dueAt, locale) })}
          </span>
        ) : null}
        <time dateTime={notice.createdAt.toISOString()}>{formatInstant(notice.createdAt, locale)}</time>
      </p>
    </li>
  );
}

/** Notices of one person, newest first, in the reader's language. */
export function InboxList({ notices, now }: { notices: readonly NoticeRow[]; now: Date }) {
  return (
    <ul className="overflow-hidden rounded-card border border-line bg-surface">
      {notices.map((notice) => (
        <Notice key={notice.id} notice={notice} now={now} />
      ))}
    </ul>
  );
}
