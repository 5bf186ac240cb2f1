import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { StageView, StandingRow } from "@/lib/dashboards/domain/standings";
import { formatScore } from "@/lib/platform/format";
import { nameIn, titleIn } from "./names";

const FULL_HUNDREDTHS = 10_000;
const TONES: Record<NonNullable<StandingRow["result"]>, StatusTone> = {
  ADVANCE: "done",
  ELIMINATED: "stop",
  WITHDRAWN: "todo",
};

async function Standing({ row, afterLine }: { row: StandingRow; afterLine: boolean }) {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  const share = (row.displayHundredths ?? 0) / FULL_HUNDREDTHS;
  const leaves = row.result !== "ADVANCE";
  return (
    <li
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 py-3 md:grid-cols-[minmax(0,150px)_minmax(0,1fr)_4.5rem_7rem] ${
        afterLine ? "border-t-2 border-dashed border-line-strong" : "border-t border-line first:border-0"
      }`}
    >
      <span className="font-semibold">
        {row.rank === null ? <span className="sr-only">{t("stage.unranked")} </span> : `${row.rank}. `}
        {nameIn(locale, row)}
      </span>
      <span
        aria-hidden="true"
        className="order-last col-span-2 h-2 overflow-hidden rounded bg-line md:order-none md:col-span-1"
      >
        <span
          className={`block h-full ${leaves ? "bg-danger-solid" : "bg-primary-bar"}`}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="num text-right font-semibold">
        {row.displayHundredths === null ? t("ranking.none") : formatScore(row.displayHundredths)}
      </span>
      <span className="col-span-2 md:col-span-1">
        {row.result ? <StatusTag tone={TONES[row.result]}>{t(`verdicts.${row.result}`)}</StatusTag> : null}
      </span>
    </li>
  );
}

async function StageBody({ stage }: { stage: StageView }) {
  const t = await getTranslations("dashboards.stage");
  const locale = await getLocale();
  const { standings, cells } = stage;
  if (standings.kind === "OPEN") {
    const line = standings.rows.findIndex(({ result }) => result !== "ADVANCE");
    return (
      <ol className="text-small">
        {standings.rows.map((row, index) => (
          <Standing key={row.teamId} row={row} afterLine={index > 0 && index === line} />
        ))}
      </ol>
    );
  }
  if (cells) {
    const valueText = t("cellsOf", { filled: cells.filled, expected: cells.expected });
    return (
      <>
        <Progress label={t("cells")} value={cells.filled} max={cells.expected} valueText={valueText} />
        <p className="mt-3 text-small text-text-2">{t("incomplete")}</p>
        <ul className="mt-5 grid gap-4">
          {cells.byTeam.map((team) => (
            <li key={team.teamId}>
              <Progress
                label={nameIn(locale, team)}
                value={team.filled}
                max={team.expected}
                valueText={t("cellsOf", { filled: team.filled, expected: team.expected })}
              />
            </li>
          ))}
        </ul>
      </>
    );
  }
  const { answered, teams } = stage;
  return (
    <>
      <Progress label={t("answered")} value={answered} max={teams} valueText={t("answeredOf", { answered, teams })} />
      {standings.kind === "HIDDEN" ? <p className="mt-3 text-small text-text-2">{t("hidden")}</p> : null}
    </>
  );
}

/** E4: exact totals in order, the line between going on and leaving; before that, how far scoring or consultation is. */
export async function StageStandings({ stage }: { stage: StageView | null }) {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  if (!stage) {
    return (
      <Card title={t("road.stage", { number: 1 })}>
        <EmptyState title={t("stage.emptyTitle")}>{t("stage.empty")}</EmptyState>
      </Card>
    );
  }
  return (
    <Card
      title={t("stage.title", { stage: titleIn(locale, stage) })}
      status={<StatusTag tone="doing">{t(`stageStates.${stage.state}`)}</StatusTag>}
      actions={<TextLink href={`/stages/${stage.stageId}`}>{t("stage.rows")}</TextLink>}
    >
      <p className="mb-3 text-small text-text-2">
        {t("stage.survivors", { teams: stage.teams, survivors: stage.survivors })}
      </p>
      {stage.standings.kind === "CONFLICT" ? (
        <Notice tone="warning">{t("conflictStage")}</Notice>
      ) : (
        <StageBody stage={stage} />
      )}
    </Card>
  );
}
