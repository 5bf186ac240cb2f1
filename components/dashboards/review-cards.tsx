import { getLocale, getTranslations } from "next-intl/server";
import { BarChart } from "@/components/charts/bar-chart";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { Applications, ReviewState } from "@/lib/dashboards/types";
import { formatInstantShort } from "@/lib/platform/format";
import { nameIn, titleIn } from "./names";

/** How many applied on which day. */
export async function ApplicationsByDay({ applications, asOf }: { applications: Applications; asOf: Date }) {
  const t = await getTranslations("dashboards.applications");
  const call = titleIn(await getLocale(), applications);
  const { total, drafts, days, state, callId } = applications;
  const description = state === "OPEN" ? t("open", { call, total, drafts }) : t("closed", { call, total });
  if (total === 0) {
    return (
      <Card title={t("title")}>
        <EmptyState title={t("emptyTitle")}>{t("empty", { call })}</EmptyState>
      </Card>
    );
  }
  return (
    <BarChart
      title={t("title")}
      unit={t("unit")}
      source={t("source")}
      asOf={asOf}
      description={description}
      actions={<TextLink href={`/manage/calls/${callId}/proposals`}>{t("rows")}</TextLink>}
      bars={days.map(({ day, count }) => ({
        label: `${Number(day.slice(5, 7))}. ${Number(day.slice(8))}.`,
        value: count,
      }))}
    />
  );
}

/** Sheets in, panel by panel; S3: somebody bound in the call is told so, and nothing else. */
export async function ReviewProgress({ review }: { review: Exclude<ReviewState, { kind: "NONE" }> }) {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  if (review.kind === "CONFLICT") {
    return (
      <Card title={t("review.title")} hint={titleIn(locale, review)}>
        <Notice tone="warning">{t("conflict")}</Notice>
      </Card>
    );
  }
  return (
    <Card
      title={t("review.title")}
      status={<StatusTag tone="doing">{t(`callStates.${review.state}`)}</StatusTag>}
      actions={<TextLink href={`/manage/calls/${review.callId}/panel`}>{t("review.rows")}</TextLink>}
    >
      <p className="mb-4 text-small text-text-2">{titleIn(locale, review)}</p>
      {review.panels.length === 0 ? (
        <EmptyState title={t("tiles.reviewsNone")}>{t("review.empty")}</EmptyState>
      ) : (
        <ul className="grid gap-5">
          {review.panels.map((panel) => (
            <li key={panel.panelId}>
              <Progress
                label={nameIn(locale, panel)}
                value={panel.submitted}
                max={panel.expected}
                valueText={t("review.sheets", { submitted: panel.submitted, expected: panel.expected })}
              />
              {panel.dueAt ? (
                <p className="mt-1.5 text-small text-text-2">
                  {t("review.due", { instant: formatInstantShort(panel.dueAt, locale) })}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
