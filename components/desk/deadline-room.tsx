"use client";
import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "@/components/charts/bar-chart";
import { Columns } from "@/components/layout/columns";
import { TileGrid } from "@/components/layout/tile-grid";
import { Deadline } from "@/components/ui/deadline";
import { Notice } from "@/components/ui/notice";
import { StatTile } from "@/components/ui/stat-tile";
import type { DeadlineStatus } from "@/lib/desk/types";
import { formatCount, formatInstant, formatTime } from "@/lib/platform/format";
import { CompletenessTable, FailuresTable, Machinery, RefusedTable } from "./deadline-tables";
import { useDeadlineStatus } from "./use-deadline-status";

/** Codes that are the portal's fault or haste, not a rule of the programme. */
const ERRORS = ["INTERNAL", "RATE_LIMITED"];
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function Window({ status }: { status: DeadlineStatus }) {
  const t = useTranslations("desk.deadline");
  const locale = useLocale();
  if (status.state === "OPEN") {
    const [closesAt, serverNow] = [new Date(status.closesAt), new Date(status.now)];
    // Each answer brings the server's time along: the figure starts anew from it.
    return <Deadline key={status.now} label={t("closes")} instant={closesAt} serverNow={serverNow} />;
  }
  const early = status.state === "DRAFT" || status.state === "ANNOUNCED";
  return (
    <Notice title={t(early ? "notOpen" : "closed")}>
      {t("closes")}: {formatInstant(status.closesAt, locale)}
    </Notice>
  );
}

function Tiles({ status }: { status: DeadlineStatus }) {
  const t = useTranslations("desk.deadline");
  const counts = status.perMinute.map(({ count }) => count);
  const errors = sum(status.refused.filter(({ reason }) => ERRORS.includes(reason)).map(({ count }) => count));
  const details = {
    reopened: t("reopened", { count: status.reopened }),
    ready: t("ready", { count: formatCount(status.drafts.ALL) }),
    peak: t("peak", { count: formatCount(Math.max(0, ...counts)) }),
    errors: t("refusedDetail", { count: formatCount(errors) }),
  };
  const refused = sum(status.refused.map(({ count }) => count));
  return (
    <TileGrid>
      <StatTile question={t("submitted")} answer={formatCount(status.submitted)} detail={details.reopened} />
      <StatTile question={t("drafts")} answer={formatCount(sum(Object.values(status.drafts)))} detail={details.ready} />
      <StatTile question={t("lastHour")} answer={formatCount(sum(counts))} detail={details.peak} />
      <StatTile question={t("refusedTile")} answer={formatCount(refused)} detail={details.errors} />
    </TileGrid>
  );
}

/** C2: how the last hours of a call go, by the database's clock. */
export function DeadlineRoom({ callId, first }: { callId: string; first: DeadlineStatus }) {
  const t = useTranslations("desk.deadline");
  const { status, lost } = useDeadlineStatus(callId, first);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="num text-small text-text-2">{t("asOf", { time: formatTime(status.now) })}</p>
      <div role="status" className="empty:hidden">
        {lost ? <Notice tone="warning">{t("lost")}</Notice> : null}
      </div>
      <Window status={status} />
      <Tiles status={status} />
      <Columns
        aside={
          <>
            <CompletenessTable drafts={status.drafts} />
            <Machinery status={status} />
          </>
        }
      >
        <BarChart
          title={t("perMinute")}
          description={t("perMinuteAbout")}
          unit={t("unit")}
          source={t("source")}
          asOf={new Date(status.now)}
          bars={status.perMinute.map(({ minute, count }) => ({ label: formatTime(minute), value: count }))}
        />
        <RefusedTable refused={status.refused} />
        {status.failures.perMinute.some(({ count }) => count > 0) ? (
          <BarChart
            title={t("failures.perMinute")}
            description={t("failures.perMinuteAbout")}
            unit={t("unit")}
            source={t("failures.source")}
            asOf={new Date(status.now)}
            bars={status.failures.perMinute.map(({ minute, count }) => ({ label: formatTime(minute), value: count }))}
          />
        ) : null}
        <FailuresTable failures={status.failures} />
      </Columns>
    </div>
  );
}
