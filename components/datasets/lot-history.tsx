import { useLocale, useTranslations } from "next-intl";
import { wordIn } from "@/components/ledger/words";
import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import type { LotView, StepView } from "@/lib/datasets/types";
import { formatInstant } from "@/lib/platform/format";

const STOPS: readonly StepView["kind"][] = ["CANCELLED", "RETURNED", "REFUSED"];

/** What happened to the lot, oldest first. */
export function LotHistory({ steps }: { steps: LotView["steps"] }) {
  const t = useTranslations("datasets.history");
  const locale = useLocale();
  return (
    <Card title={t("title")}>
      <Timeline
        items={steps.map(({ id, kind, at, by, team, note }) => ({
          key: id,
          at: formatInstant(at, locale),
          title: team
            ? t("ofTeam", { what: t(`kinds.${kind}`), team: wordIn(locale, team.teamKo, team.teamEn) })
            : t(`kinds.${kind}`),
          body: [by, note].filter(Boolean).join(" · "),
          tone: STOPS.includes(kind) ? ("stop" as const) : ("done" as const),
        }))}
      />
    </Card>
  );
}
