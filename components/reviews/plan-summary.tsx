"use client";
import { useTranslations } from "next-intl";
import type { PlanSummary as Summary } from "./plan-draft";

/** What the plan achieves of each aim, in the order in which they count; it follows every change. */
export function PlanSummary({ summary }: { summary: Summary }) {
  const t = useTranslations("reviews.plan");
  const r = useTranslations("reviews");
  const even = summary.highest - summary.lowest <= 1;
  const items = [
    [t("sheets"), t("countOf", { count: summary.sheets, wanted: summary.wanted })],
    ...(summary.proposals > 0
      ? ([[t("foreign"), t("countOf", { count: summary.withForeign, wanted: summary.proposals })]] as const)
      : []),
    [t("loads"), t(even ? "loadsEven" : "loadsUneven", { lowest: summary.lowest, highest: summary.highest })],
    [t("covered"), t("countOf", { count: summary.covered, wanted: summary.fields })],
    [t("meanFit"), t("fitOutOf", { fit: summary.meanFit })],
  ] as const;
  return (
    <div>
      <dl aria-live="polite" className="flex flex-wrap gap-x-8 gap-y-2 text-small">
        {items.map(([term, detail]) => (
          <div key={term}>
            <dt className="text-text-2">{term}</dt>
            <dd className="num font-semibold">{detail}</dd>
          </div>
        ))}
      </dl>
      {even ? null : (
        <p className="mt-2 text-small text-text-2">
          {summary.held.length > 0
            ? t("held", { seats: summary.held.map(({ seatNo }) => r("seat", { no: seatNo })).join(", ") })
            : t("uneven")}
        </p>
      )}
    </div>
  );
}
