import { useLocale, useTranslations } from "next-intl";
import { Timeline } from "@/components/ui/timeline";
import { formatInstant } from "@/lib/platform/format";
import type { SupportHistoryItem } from "@/lib/teams/types";
import { figureText, periodText } from "./words";

const TONES = { REQUESTED: "todo", RECOMMENDED: "doing", DELIBERATED: "doing", AGREED: "done" } as const;

/** D1: each step with who, when and why, the latest first. */
export function SupportHistory({ history }: { history: readonly SupportHistoryItem[] }) {
  const t = useTranslations("teams");
  const locale = useLocale();
  if (history.length === 0) return <p className="text-text-2">{t("team.noHistory")}</p>;
  return (
    <Timeline
      items={history.map((item) => ({
        key: item.key,
        at: formatInstant(item.at, locale),
        tone: TONES[item.step],
        title: t("team.historyTitle", {
          resource: t(`resources.${item.resource}`),
          period: periodText(t, item.period),
          value: figureText(item.value, locale),
          step: t(`steps.${item.step}`),
        }),
        body: item.by ? t("team.by", { name: item.by, reason: item.reason ?? "" }) : undefined,
      }))}
    />
  );
}
