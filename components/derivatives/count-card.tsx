import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "@/components/stages/names";
import { PartStepCard } from "@/components/stages/part-step-card";
import { Notice } from "@/components/ui/notice";
import { freezeCountAction } from "@/lib/derivatives/actions";
import type { DerivativesView } from "@/lib/derivatives/types";
import { formatCount, formatScore } from "@/lib/platform/format";

/** Y2, E4, S11: from decisions to the part's score. */
export async function CountCard({ view, stageId }: { view: DerivativesView; stageId: string }) {
  const t = await getTranslations("derivatives.count");
  const locale = await getLocale();
  const { count, may } = view;
  const active = view.teams.filter((team) => team.isActive);
  const open = active.reduce((sum, team) => sum + team.states.PENDING + team.states.DISPUTED, 0);
  const affected = active.map((team) =>
    t("affected", {
      team: nameIn(locale, team),
      count: formatCount(team.count),
      points: formatScore(team.scoreHundredths),
    }),
  );
  const step = {
    ...{ label: t("freeze"), title: t("freezeTitle"), body: t("freezeBody"), done: t("done") },
    ...{ affected, isReady: open === 0, action: freezeCountAction },
  };
  const words = {
    at: t("frozenAt"),
    hash: t("hash"),
    note: t("sheetNote"),
    open: t("sheet"),
    submit: t("sheetSubmit"),
  };
  return (
    <PartStepCard
      stageId={stageId}
      noun="derivatives"
      title={t("title")}
      hint={may.freeze ? t("hint") : undefined}
      step={may.freeze ? step : null}
      sheet={count && { at: count.frozenAt, by: count.frozenBy, hash: count.sheetHash, words }}
    >
      {open > 0 && may.freeze ? <Notice tone="warning">{t("open", { count: open })}</Notice> : null}
      {count && !count.isCurrent && may.freeze ? <Notice tone="warning">{t("stale")}</Notice> : null}
    </PartStepCard>
  );
}
