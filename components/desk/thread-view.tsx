import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { Message, Thread } from "@/lib/desk/types";
import { formatInstant } from "@/lib/platform/format";
import { MarkRead, MessageForm } from "./message-form";

type Side = "DESK" | "CONSORTIUM";

function MessageItem({ message, side }: { message: Message; side: Side }) {
  const t = useTranslations("desk.thread");
  const locale = useLocale();
  const own = message.fromStaff === (side === "DESK");
  const from = message.fromStaff ? t("desk") : t(side === "CONSORTIUM" ? "you" : "consortium");
  return (
    <li
      className={`rounded-card border border-line px-4.5 py-3 ${own ? "bg-surface-2 md:ml-16" : "bg-surface md:mr-16"}`}
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-text-2">
        <b className="text-text">{from}</b>
        <span>{message.authorName}</span>
        <span className="num">{formatInstant(message.at, locale)}</span>
        {message.unread ? <Badge tone="primary">{t("unread")}</Badge> : null}
      </p>
      <p className="mt-1.5 break-words whitespace-pre-line">{message.body}</p>
    </li>
  );
}

/** Between one consortium and the desk, oldest first, with the field below the latest. No addresses are shown to anybody. */
export function ThreadView({ thread, side }: { thread: Thread; side: Side }) {
  const t = useTranslations("desk.thread");
  return (
    <>
      {thread.messages.length === 0 ? (
        <EmptyState
          title={t("empty")}
          action={<TextLink href={`/calls/${thread.call.code}/questions`}>{t("board")}</TextLink>}
        >
          {t("emptyBody")}
        </EmptyState>
      ) : (
        <section aria-label={t("list")}>
          <ol className="grid grid-cols-[minmax(0,1fr)] gap-3">
            {thread.messages.map((message) => (
              <MessageItem key={message.id} message={message} side={side} />
            ))}
          </ol>
        </section>
      )}
      <ClientMessages namespaces={["desk"]}>
        {thread.unread > 0 ? <MarkRead proposalId={thread.proposalId} /> : null}
        {thread.mayWrite ? (
          <Card>
            <MessageForm proposalId={thread.proposalId} side={side} />
          </Card>
        ) : (
          <Notice>{t("readOnly")}</Notice>
        )}
      </ClientMessages>
    </>
  );
}
