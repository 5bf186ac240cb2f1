import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstantShort } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { withdrawMessageAction } from "@/lib/reviews/actions/room";
import type { RoomInquiry, RoomMessageRow, RoomPage } from "@/lib/reviews/types/room";
import { AskForm, SayForm } from "./room-forms";
import { RoomSummaryCard } from "./room-summary";

const TONES = { ASKED: "todo", SENT: "doing", ANSWERED: "done", DECLINED: "stop" } as const;

function Message({ message, running }: { message: RoomMessageRow; running: boolean }) {
  const t = useTranslations("room");
  const r = useTranslations("reviews");
  const locale = useLocale() as Locale;
  return (
    <li className="border-t border-line py-3 first:border-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex flex-wrap items-baseline gap-3">
          <b className="num">{message.name ?? r("seat", { no: message.seatNo })}</b>
          <span className="num text-small text-text-2">{formatInstantShort(message.saidAt, locale)}</span>
        </span>
        {message.mine && running && message.body !== null ? (
          <ActionButton
            size="compact"
            variant="ghost"
            action={withdrawMessageAction}
            input={{ messageId: message.id }}
            label={t("withdraw")}
            refusalsNamespace="room"
            successMessage={t("withdrawnMessage")}
          />
        ) : null}
      </div>
      <p className={`mt-1 whitespace-pre-wrap ${message.body === null ? "text-text-2" : ""}`}>
        {message.body ?? t("withdrawn")}
      </p>
    </li>
  );
}

function Inquiry({ inquiry }: { inquiry: RoomInquiry }) {
  const t = useTranslations("room");
  const locale = useLocale() as Locale;
  return (
    <li className="border-t border-line py-3 first:border-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <StatusTag tone={TONES[inquiry.state]}>{t(`states.${inquiry.state}`)}</StatusTag>
        <span className="num text-small text-text-2">
          {inquiry.dueAt && inquiry.state === "SENT"
            ? t("dueUntil", { at: formatInstantShort(inquiry.dueAt, locale) })
            : formatInstantShort(inquiry.at, locale)}
        </span>
      </div>
      <p className="mt-1.5 whitespace-pre-wrap">{inquiry.text}</p>
      {inquiry.answer ? (
        <p className="mt-2 border-l-3 border-line-strong pl-3 whitespace-pre-wrap">
          <b>{t("answer")}</b> {inquiry.answer}
        </p>
      ) : null}
      {inquiry.declineReason ? (
        <p className="mt-2 text-small text-text-2">{t("declined", { reason: inquiry.declineReason })}</p>
      ) : null}
    </li>
  );
}

function Inquiries({ page }: { page: RoomPage }) {
  const t = useTranslations("room");
  return (
    <Card title={t("inquiries")} hint={t("inquiriesHint")}>
      {page.inquiries.length > 0 ? (
        <ul aria-label={t("inquiries")}>
          {page.inquiries.map((inquiry) => (
            <Inquiry key={inquiry.id} inquiry={inquiry} />
          ))}
        </ul>
      ) : null}
      {page.running ? <AskForm assignmentId={page.assignmentId} count={page.inquiries.length} /> : null}
    </Card>
  );
}

/** S2: what the panel says about one proposal, and what it asks the applicant. */
export function RoomView({ page }: { page: RoomPage }) {
  const t = useTranslations("room");
  return (
    <Stack>
      <Card title={t("discussion")} hint={t("discussionHint")}>
        {page.open ? (
          <>
            {page.messages.length === 0 ? (
              <EmptyState title={t("emptyTitle")}>{page.running ? t("emptyBody") : null}</EmptyState>
            ) : (
              <ol aria-label={t("discussion")}>
                {page.messages.map((message) => (
                  <Message key={message.id} message={message} running={page.running} />
                ))}
              </ol>
            )}
            {page.running ? (
              <div className="mt-5 border-t border-line pt-5">
                <SayForm assignmentId={page.assignmentId} count={page.messages.length} />
              </div>
            ) : null}
          </>
        ) : (
          <EmptyState title={t(`closed.${page.rule}.title`)}>{t(`closed.${page.rule}.body`)}</EmptyState>
        )}
      </Card>
      {page.open && page.summary ? <RoomSummaryCard summary={page.summary} assignmentId={page.assignmentId} /> : null}
      {page.running || page.inquiries.length > 0 ? <Inquiries page={page} /> : null}
    </Stack>
  );
}
