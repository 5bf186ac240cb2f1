import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "@/components/stages/names";
import { PartStepCard } from "@/components/stages/part-step-card";
import { Notice } from "@/components/ui/notice";
import { formatScore } from "@/lib/platform/format";
import { writeScoresAction } from "@/lib/verification/actions";
import type { TableView, VerificationView } from "@/lib/verification/types";

type Props = { view: VerificationView; table: TableView; stageId: string };

/** E4, S11: from runs to the part's score. */
export async function ScoringCard({ view, table, stageId }: Props) {
  const t = await getTranslations("verification.scoring");
  const locale = await getLocale();
  const { scoring, may } = view;
  const benchmarkName = (key: string) => {
    const found = table.rows.find((row) => row.benchmarkKey === key);
    return found ? nameIn(locale, found) : key;
  };
  const open = table.teams.filter((team) => team.scoreHundredths === null);
  const affected = table.teams.map((team) =>
    t("affected", { team: nameIn(locale, team), points: formatScore(team.scoreHundredths ?? 0) }),
  );
  const step = {
    ...{ label: t("write"), title: t("writeTitle"), body: t("writeBody"), done: t("written") },
    ...{ affected, isReady: open.length === 0 && table.differing.length === 0, action: writeScoresAction },
  };
  const words = {
    at: t("writtenAt"),
    hash: t("hash"),
    note: t("sheetNote"),
    open: t("sheet"),
    submit: t("sheetSubmit"),
  };
  return (
    <PartStepCard
      stageId={stageId}
      noun="verification"
      title={t("title")}
      hint={t("hint")}
      step={may.write ? step : null}
      sheet={scoring && { at: scoring.writtenAt, by: scoring.writtenBy, hash: scoring.sheetHash, words }}
    >
      {table.differing.map((one) => (
        <Notice
          key={one.benchmarkKey}
          tone="danger"
          title={t("differTitle", { benchmark: benchmarkName(one.benchmarkKey) })}
        >
          <span className="wrap-anywhere">{t("differBody", { found: one.found.join(", ") })}</span>
        </Notice>
      ))}
      {open.length > 0 ? (
        <Notice tone="warning">{t("open", { teams: open.map((team) => nameIn(locale, team)).join(", ") })}</Notice>
      ) : null}
      {scoring && !scoring.isCurrent && may.write ? <Notice tone="warning">{t("stale")}</Notice> : null}
    </PartStepCard>
  );
}
