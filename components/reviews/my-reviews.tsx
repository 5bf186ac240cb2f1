import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Countdown } from "@/components/ui/countdown";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { StatusTone } from "@/components/ui/status-tag";
import { TaskGroup, TaskItem } from "@/components/ui/task-list";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant, formatScore } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { MyAssignment, MyPanel } from "@/lib/reviews/types";
import { leadIn, nameIn, titleIn } from "./names";

const statusOf = (one: MyAssignment): { tone: StatusTone; key: string } => {
  if (one.gate === "RECUSED") return { tone: "stop", key: "recused" };
  if (one.gate === "CONFLICTED") return { tone: "stop", key: "conflicted" };
  if (one.gate !== "OPEN") return { tone: "todo", key: "declare" };
  if (one.sheet?.status === "SUBMITTED") return { tone: "done", key: "submitted" };
  return one.sheet && one.sheet.scoredCount > 0
    ? { tone: "doing", key: "started" }
    : { tone: "todo", key: "notStarted" };
};

function PresentationLine({ presentation }: { presentation: NonNullable<MyAssignment["presentation"]> }) {
  const t = useTranslations("rounds.own");
  const locale = useLocale() as Locale;
  return (
    <p className="flex flex-wrap gap-x-3 text-small">
      <span className="text-text-2">{t("title")}</span>{" "}
      <b className="num">{formatInstant(presentation.startsAt, locale)}</b>
      {presentation.videoLink ? (
        <TextLink href={presentation.videoLink} external>
          {t("join")}
        </TextLink>
      ) : null}
    </p>
  );
}

function Assignment({ one, itemCount }: { one: MyAssignment; itemCount: number }) {
  const t = useTranslations("reviews");
  const locale = useLocale();
  const { tone, key } = statusOf(one);
  const open = one.gate === "OPEN" || one.gate === "DECLARE_FIRST";
  const detail =
    one.sheet?.status === "SUBMITTED" && one.sheet.totalHundredths !== null
      ? t("mine.total", { total: formatScore(one.sheet.totalHundredths) })
      : one.sheet
        ? t("mine.scored", { count: one.sheet.scoredCount, total: itemCount })
        : undefined;
  return (
    <TaskItem
      title={leadIn(locale, one)}
      hint={one.receiptNumber}
      detail={detail}
      {...(open ? { href: `/reviews/${one.assignmentId}` } : {})}
      status={{ tone, label: t(`mine.status.${key}`) }}
      footer={one.presentation ? <PresentationLine presentation={one.presentation} /> : undefined}
    />
  );
}

/** A reviewer's panel: when it is due, how far one is, what to open. The pledge comes first. */
export function MyPanelCard({ panel, serverNow }: { panel: MyPanel; serverNow: Date }) {
  const t = useTranslations("reviews");
  const locale = useLocale() as Locale;
  const due = panel.assignments.filter((one) => one.gate !== "RECUSED" && one.gate !== "CONFLICTED");
  const done = due.filter((one) => one.sheet?.status === "SUBMITTED").length;
  return (
    <Card
      title={titleIn(locale, panel.call)}
      hint={`${nameIn(locale, panel)} · ${t("seat", { no: panel.seatNo })}${panel.isChair ? ` · ${t("chair")}` : ""}`}
      actions={
        panel.isChair && panel.pledgedAt ? (
          <ButtonLink href={`/reviews/panels/${panel.panelId}`} size="compact">
            {t("chairPage.open")}
          </ButtonLink>
        ) : undefined
      }
    >
      {panel.dueAt ? (
        <p className="mb-4 text-small">
          <span className="text-text-2">{t("dueAt")}</span> <b className="num">{formatInstant(panel.dueAt, locale)}</b>{" "}
          · <Countdown deadline={panel.dueAt} serverNow={serverNow} endedLabel={t("overdue")} />
        </p>
      ) : null}
      {panel.pledgedAt ? (
        <>
          <Progress label={t("mine.progress")} value={done} max={due.length} valueText={`${done}/${due.length}`} />
          <div className="mt-5">
            <TaskGroup title={t("mine.assignments")}>
              {panel.assignments.map((one) => (
                <Assignment key={one.assignmentId} one={one} itemCount={panel.itemCount} />
              ))}
            </TaskGroup>
          </div>
        </>
      ) : (
        <Notice
          tone="info"
          title={t("mine.pledgeFirstTitle")}
          actions={
            <ButtonLink href={`/reviews/pledge/${panel.panelId}`} variant="primary" size="compact">
              {t("pledge.open")}
            </ButtonLink>
          }
        >
          {t("mine.pledgeFirstBody", { count: panel.assignments.length })}
        </Notice>
      )}
    </Card>
  );
}
