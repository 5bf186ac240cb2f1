import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant, formatTime } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { announceScheduleAction } from "@/lib/reviews/actions/rounds";
import type { RoundsPage, RoundView, SlotRow } from "@/lib/reviews/types/rounds";
import { leadIn } from "./names";
import { AttendanceForm, DrawForm, MoveForm } from "./presentation-forms";

type Turn = { panelId: string; expectedVersion: number };

function Attendance({ slot }: { slot: SlotRow }) {
  const t = useTranslations("rounds.schedule");
  if (!slot.recordedAt)
    return <StatusTag tone={slot.begun ? "warn" : "todo"}>{t(slot.begun ? "toRecord" : "ahead")}</StatusTag>;
  const absent = slot.members.filter(({ present }) => present === false).length;
  return (
    <span className="grid justify-items-start gap-1 text-small">
      <StatusTag tone={slot.teamPresent ? "done" : "stop"}>{t(slot.teamPresent ? "teamCame" : "teamAway")}</StatusTag>
      <span className="num text-text-2">{t("members", { present: slot.members.length - absent, absent })}</span>
    </span>
  );
}

function SlotTable({ slots, manages }: { slots: readonly SlotRow[]; manages: boolean }) {
  const t = useTranslations("rounds.schedule");
  const r = useTranslations("reviews");
  const locale = useLocale() as Locale;
  const columns: Column<SlotRow>[] = [
    {
      key: "time",
      header: t("time"),
      render: ({ startsAt, endsAt }) => (
        <span className="num">{`${formatInstant(startsAt, locale)} – ${formatTime(endsAt)}`}</span>
      ),
    },
    {
      key: "lead",
      header: r("consortium"),
      primary: true,
      render: (slot) => (
        <>
          {leadIn(locale, slot)} <span className="num block font-normal text-text-2">{slot.receiptNumber}</span>
        </>
      ),
    },
    {
      key: "link",
      header: t("videoLink"),
      render: ({ videoLink }) =>
        videoLink ? (
          <TextLink href={videoLink} external>
            {t("open")}
          </TextLink>
        ) : (
          "–"
        ),
    },
    { key: "attendance", header: t("attendance"), render: (slot) => <Attendance slot={slot} /> },
  ];
  const actions: Column<SlotRow> = {
    key: "actions",
    header: t("work"),
    render: (slot) => (
      <Dialog
        triggerLabel={t(slot.begun ? "record" : "move")}
        triggerSize="compact"
        title={`${leadIn(locale, slot)} – ${t(slot.begun ? "record" : "move")}`}
      >
        {slot.begun ? <AttendanceForm slot={slot} /> : <MoveForm slot={slot} />}
      </Dialog>
    ),
  };
  return (
    <Table
      caption={t("title")}
      captionHidden
      rows={slots}
      rowKey={({ slotId }) => slotId}
      columns={manages ? [...columns, actions] : columns}
    />
  );
}

type Props = { page: RoundsPage; turn: Turn | null; presentation: RoundView };

/** S2: who presents when: the drawn order, the seed anybody can draw it from again, what is announced, who came. */
export function ScheduleCard({ page, turn, presentation }: Props) {
  const t = useTranslations("rounds.schedule");
  const locale = useLocale() as Locale;
  const { schedule, slots } = page;
  return (
    <Card
      title={t("title")}
      status={
        schedule ? (
          <StatusTag tone={schedule.announcedAt ? "done" : "doing"}>
            {t(schedule.announcedAt ? "announced" : "drawn")}
          </StatusTag>
        ) : undefined
      }
      hint={t("hint")}
    >
      {slots.length > 0 ? (
        <SlotTable slots={slots} manages={turn !== null} />
      ) : (
        <EmptyState title={t("noneTitle")}>{t("noneBody")}</EmptyState>
      )}
      {schedule ? (
        <div className="mt-5">
          <DescriptionList
            items={[
              {
                term: t("seed"),
                detail: <code className="text-small break-all">{schedule.seed}</code>,
                hint: t("seedHint"),
              },
              { term: t("bring"), detail: <span className="whitespace-pre-line">{schedule.bring || "–"}</span> },
              ...(schedule.announcedAt
                ? [{ term: t("announcedAt"), detail: formatInstant(schedule.announcedAt, locale) }]
                : []),
            ]}
          />
        </div>
      ) : null}
      {turn && !schedule?.announcedAt ? (
        <div className="mt-6 grid max-w-xl gap-5 border-t border-line pt-5">
          {slots.length > 0 ? (
            <div>
              <ConfirmDialog
                triggerLabel={t("announce")}
                title={t("announceTitle")}
                description={t("announceBody")}
                affected={slots.map((slot) => `${formatInstant(slot.startsAt, locale)} ${leadIn(locale, slot)}`)}
                confirmLabel={t("announce")}
                action={announceScheduleAction}
                input={turn}
                refusalsNamespace="rounds"
                successMessage={t("announcedMessage")}
              />
            </div>
          ) : null}
          <DrawForm turn={turn} firstAt={presentation.opensAt} drawn={slots.length > 0} />
        </div>
      ) : null}
    </Card>
  );
}
