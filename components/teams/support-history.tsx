import { useLocale, useTranslations } from "next-intl";
import { Timeline } from "@/components/ui/timeline";
import { formatInstant } from "@/lib/platform/format";
import type { SupportHistoryItem } from "@/lib/teams/types";
import { figureText, periodText } from "./words";

const TONES = { REQUESTED: "todo", RECOMMENDED: "doing", DELIBERATED: "doing", AGREED: "done" } as const;

/** Figures written together: one deed of one person. */
const deedOf = (item: SupportHistoryItem): string => `${item.at.getTime()} ${item.step} ${item.by} ${item.reason}`;

/** D1: each step with who, when and why, the latest first; what was written together stands together. */
export function SupportHistory({ history }: { history: readonly SupportHistoryItem[] }) {
  const t = useTranslations("teams");
  const locale = useLocale();
  if (history.length === 0) return <p className="text-text-2">{t("team.noHistory")}</p>;
  const deeds = [...Map.groupBy(history, deedOf).values()].flatMap((items) =>
    items[0] ? [{ first: items[0], items }] : [],
  );
  return (
    <Timeline
      items={deeds.map(({ first, items }) => ({
        key: first.key,
        at: formatInstant(first.at, locale),
        tone: TONES[first.step],
        title: t("team.historyTitle", { step: t(`steps.${first.step}`), count: items.length }),
        body: (
          <>
            {first.by ? <p>{t("team.by", { name: first.by, reason: first.reason ?? "" })}</p> : null}
            <ul className="list-disc pl-5">
              {items.map((item) => (
                <li key={item.key}>
                  {t("team.historyItem", {
                    resource: t(`resources.${item.resource}`),
                    period: periodText(t, item.period),
                    value: figureText(item.value, locale),
                  })}
                </li>
              ))}
            </ul>
          </>
        ),
      }))}
    />
  );
}
