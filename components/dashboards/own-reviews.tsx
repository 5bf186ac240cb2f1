import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import { TextLink } from "@/components/ui/text-link";
import type { MyReview } from "@/lib/dashboards/types";
import { formatInstantShort } from "@/lib/platform/format";
import { nameIn, titleIn } from "./names";

async function NextStep({ review }: { review: MyReview }) {
  const t = await getTranslations("dashboards.reviews");
  const locale = await getLocale();
  if (!review.pledged) return t("pledge");
  if (review.next)
    return (
      <TextLink href={`/reviews/${review.next.assignmentId}`}>
        {t("next", { title: titleIn(locale, review.next) })}
      </TextLink>
    );
  return review.undeclared > 0 ? t("declare", { count: review.undeclared }) : t("done");
}

async function Seat({ review }: { review: MyReview }) {
  const t = await getTranslations("dashboards.reviews");
  const locale = await getLocale();
  const { total, done, panel, dueAt } = review;
  return (
    <li className="grid gap-3 border-t border-line py-4 first:border-0 first:pt-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-semibold">
          {nameIn(locale, review)} {review.isChair ? <Badge>{t("chair")}</Badge> : null}
        </span>
        {dueAt ? (
          <span className="text-small text-text-2">{t("due", { instant: formatInstantShort(dueAt, locale) })}</span>
        ) : null}
      </div>
      <p className="text-small text-text-2">{titleIn(locale, review.call)}</p>
      <Progress label={t("progress")} value={done} max={total} valueText={t("of", { done, total })} />
      {panel ? (
        <Progress
          label={t("panel")}
          value={panel.submitted}
          max={panel.expected}
          valueText={t("of", { done: panel.submitted, total: panel.expected })}
        />
      ) : null}
      <p className="text-small">
        <NextStep review={review} />
      </p>
    </li>
  );
}

/** A reviewer's seats: how many sheets are in, until when, which comes next. */
export async function OwnReviews({ reviews }: { reviews: readonly MyReview[] }) {
  const t = await getTranslations("dashboards.reviews");
  return (
    <Card title={t("title")} actions={<TextLink href="/reviews">{t("rows")}</TextLink>}>
      {reviews.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : (
        <ul>
          {reviews.map((review) => (
            <Seat key={review.panelId} review={review} />
          ))}
        </ul>
      )}
    </Card>
  );
}
