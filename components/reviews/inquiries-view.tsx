import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { declineInquiryAction } from "@/lib/reviews/actions/room";
import type { Guarded } from "@/lib/reviews/types";
import type { InquiriesPage, InquiryRow, SummaryRow } from "@/lib/reviews/types/room";
import { InquiryMoved } from "./inquiry-moved";
import { leadIn } from "./names";
import { ExtendInquiryForm, SendForm } from "./room-forms";

type Open = Extract<Guarded<InquiriesPage>, { access: "OPEN" }>;
const TONES = { ASKED: "warn", SENT: "doing", ANSWERED: "done", DECLINED: "stop" } as const;

function Row({ row, settle }: { row: InquiryRow; settle: boolean }) {
  const t = useTranslations("room");
  const locale = useLocale() as Locale;
  const waits = settle && row.state === "ASKED";
  const put = settle && row.state === "SENT";
  return (
    <Card
      title={leadIn(locale, row)}
      level={3}
      hint={`${row.receiptNumber} · ${t("staff.askedAt", { at: formatInstant(row.askedAt, locale) })}`}
      status={<StatusTag tone={TONES[row.state]}>{t(`staff.states.${row.state}`)}</StatusTag>}
    >
      <p className="whitespace-pre-wrap">{row.wording ?? row.asked}</p>
      {row.wording && row.wording !== row.asked ? (
        <details className="mt-2 text-small text-text-2">
          <summary className="focus-ring cursor-pointer">{t("staff.original")}</summary>
          <p className="mt-1 whitespace-pre-wrap">{row.asked}</p>
        </details>
      ) : null}
      {row.dueAt ? (
        <p className="num mt-2 text-small text-text-2">{t("dueUntil", { at: formatInstant(row.dueAt, locale) })}</p>
      ) : null}
      <InquiryMoved inquiry={row} />
      {row.answer ? (
        <p className="mt-3 border-l-3 border-line-strong pl-3 whitespace-pre-wrap">
          <b>{t("answer")}</b> {row.answer}
        </p>
      ) : null}
      {row.declineReason ? <p className="mt-2 text-small">{t("declined", { reason: row.declineReason })}</p> : null}
      {put && row.dueAt ? (
        <div className="mt-4">
          <Dialog
            triggerLabel={t("staff.extend")}
            triggerSize="compact"
            title={t("staff.extend")}
            description={t("staff.extendIntro", { at: formatInstant(row.dueAt, locale) })}
          >
            <ExtendInquiryForm inquiry={row} dueAt={row.dueAt.toISOString()} />
          </Dialog>
        </div>
      ) : null}
      {waits ? (
        <div className="mt-4 flex flex-wrap gap-2.5">
          <Dialog triggerLabel={t("staff.put")} triggerVariant="primary" triggerSize="compact" title={t("staff.put")}>
            <SendForm inquiry={row} asked={row.asked} />
          </Dialog>
          <ConfirmDialog
            triggerLabel={t("staff.decline")}
            triggerVariant="secondary"
            triggerSize="compact"
            title={t("staff.declineTitle")}
            description={row.asked}
            confirmLabel={t("staff.decline")}
            reason={{ label: t("staff.reason"), minimum: 10 }}
            action={declineInquiryAction}
            input={{ inquiryId: row.id, expectedVersion: row.version }}
            refusalsNamespace="room"
            successMessage={t("staff.declinedMessage")}
          />
        </div>
      ) : null}
    </Card>
  );
}

function Summary({ row }: { row: SummaryRow }) {
  const t = useTranslations("room.summary");
  const locale = useLocale() as Locale;
  const at = t("submittedAt", { at: formatInstant(row.submittedAt, locale) });
  return (
    <Card title={leadIn(locale, row)} level={3} hint={`${row.receiptNumber} · ${at}`}>
      <p className="whitespace-pre-wrap">{row.body}</p>
    </Card>
  );
}

/** S2: reviewers' questions to applicants, for the officer who words and puts them; and what rooms have concluded. */
export function InquiriesView({ page }: { page: Open }) {
  const t = useTranslations("room.staff");
  return (
    <>
      <h2 className="text-section">{t("questions")}</h2>
      {page.rows.length === 0 ? <EmptyState title={t("noneTitle")}>{t("noneBody")}</EmptyState> : null}
      {page.rows.map((row) => (
        <Row key={row.id} row={row} settle={page.may.settle} />
      ))}
      <h2 className="mt-4 text-section">{t("summaries")}</h2>
      {page.summaries.length === 0 ? <EmptyState title={t("noSummaryTitle")}>{t("noSummaryBody")}</EmptyState> : null}
      {page.summaries.map((row) => (
        <Summary key={row.id} row={row} />
      ))}
    </>
  );
}
