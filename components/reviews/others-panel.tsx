"use client";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { formatScore } from "@/lib/platform/format";
import { scorableItems } from "@/lib/reviews/domain/sheet";
import type { OthersReview } from "@/lib/reviews/types/workspace";
import type { Rubric } from "@/lib/rulebook/domain/rulebook";
import { nameIn } from "./names";
import { OthersRemarkItem } from "./remark-item";
import { useWork } from "./work-context";

function Review({ review, rubric }: { review: OthersReview; rubric: Rubric }) {
  const t = useTranslations("reviews");
  const locale = useLocale();
  const items = scorableItems(rubric);
  const sumOf = (criterionKey: string) =>
    items.reduce((sum, item) => sum + (item.criterionKey === criterionKey ? (review.scores[item.key] ?? 0) : 0), 0);
  return (
    <details className="rounded-card border border-line bg-surface">
      <summary className="focus-ring flex min-h-12 cursor-pointer flex-wrap items-baseline justify-between gap-2 rounded-card px-4 py-3">
        <b className="num">{review.name ?? t("seat", { no: review.seatNo })}</b>
        <span className="num">{t("mine.total", { total: formatScore(review.totalHundredths) })}</span>
      </summary>
      <dl className="grid gap-3 border-t border-line px-4 py-3 text-small">
        {rubric.criteria.map((criterion) => (
          <div key={criterion.key}>
            <dt className="flex justify-between gap-3 font-semibold">
              {nameIn(locale, criterion)}{" "}
              <span className="num whitespace-nowrap">
                {formatScore(sumOf(criterion.key))} / {criterion.maxHundredths / 100}
              </span>
            </dt>
            <dd className="mt-1 whitespace-pre-wrap text-text-2">{review.comments[criterion.key] ?? "–"}</dd>
          </div>
        ))}
        <div>
          <dt className="font-semibold">{t("sheet.opinion")}</dt>
          <dd className="mt-1 whitespace-pre-wrap text-text-2">{review.overallOpinion}</dd>
        </div>
      </dl>
    </details>
  );
}

/** S2: colleagues' reviews of the same proposal, as far as the round shows them. */
export function OthersPanel() {
  const t = useTranslations("workspace.others");
  const { work } = useWork();
  const { rule, open, reviews, remarks } = work.aside.others;
  if (!open || reviews.length + remarks.length === 0)
    return (
      <div className="pb-5">
        <h2 className="sr-only">{t("title")}</h2>
        <EmptyState title={t(open ? "noneTitle" : `closed.${rule}.title`)}>
          {t(open ? "noneBody" : `closed.${rule}.body`)}
        </EmptyState>
      </div>
    );
  return (
    <div className="grid gap-3 pb-5">
      <h2 className="text-body font-bold">{t("title")}</h2>
      <p className="text-small text-text-2">{t("rule")}</p>
      {reviews.map((review) => (
        <Review key={review.seatNo} review={review} rubric={work.rubric} />
      ))}
      {remarks.length > 0 ? (
        <>
          <h3 className="mt-2 text-small font-bold">{t("remarks")}</h3>
          <ul className="grid gap-2">
            {remarks.map((remark) => (
              <OthersRemarkItem key={remark.id} remark={remark} />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
