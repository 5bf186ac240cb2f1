import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { RankingRow } from "@/lib/dashboards/domain/ranking";
import type { Ranking } from "@/lib/dashboards/types";
import { formatScore } from "@/lib/platform/format";
import { nameIn, titleIn } from "./names";

const TONES: Record<NonNullable<RankingRow["result"]>, StatusTone> = {
  SELECTED: "done",
  RESERVE: "doing",
  NOT_SELECTED: "todo",
  BELOW_CUTOFF: "todo",
  NO_MAJORITY: "todo",
};

async function rankingColumns(): Promise<Column<RankingRow>[]> {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  const score = ({ displayHundredths, displayTie }: RankingRow) => {
    if (displayHundredths === null) return t("ranking.none");
    const shown = formatScore(displayHundredths);
    return displayTie ? t("ranking.displayTie", { score: shown }) : shown;
  };
  return [
    {
      key: "proposal",
      header: t("ranking.proposal"),
      primary: true,
      render: (row) => (
        <>
          {row.rank === null ? null : <span className="num font-semibold">{row.rank}. </span>}
          <TextLink href={`/manage/proposals/${row.proposalId}`}>{nameIn(locale, row)}</TextLink>
        </>
      ),
    },
    { key: "sheets", header: t("ranking.sheets"), align: "end", render: (row) => row.sheets },
    { key: "score", header: t("ranking.score"), align: "end", render: score },
    {
      key: "result",
      header: t("ranking.result"),
      render: (row) =>
        row.result ? (
          <StatusTag tone={TONES[row.result]}>{t(`selectionResults.${row.result}`)}</StatusTag>
        ) : (
          t("ranking.none")
        ),
    },
  ];
}

/** S4, S9: where proposals stand now; S3: a reader bound in the call gets a sentence. */
export async function RankingCard({ ranking }: { ranking: Ranking }) {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  const call = titleIn(locale, ranking);
  if (ranking.kind === "CONFLICT") {
    return (
      <Card title={t("ranking.title")} hint={call}>
        <Notice tone="warning">{t("conflict")}</Notice>
      </Card>
    );
  }
  const { rows, total, seats, cutoffHundredths, state, callId } = ranking;
  const scored = rows.some(({ rank }) => rank !== null);
  return (
    <Card
      title={t("ranking.title")}
      status={state === "IN_REVIEW" ? <StatusTag tone="doing">{t("ranking.collecting")}</StatusTag> : undefined}
      actions={<TextLink href={`/manage/calls/${callId}/ranking`}>{t("ranking.rows")}</TextLink>}
    >
      <p className="mb-1 text-small text-text-2">
        {t("ranking.hint", { call, seats, cutoff: formatScore(cutoffHundredths) })}
      </p>
      {scored ? (
        <Table
          caption={t("ranking.caption")}
          captionHidden
          rows={rows}
          rowKey={(row) => row.proposalId}
          columns={await rankingColumns()}
        />
      ) : (
        <EmptyState title={t("ranking.emptyTitle")}>{t("ranking.empty")}</EmptyState>
      )}
      {scored && total > rows.length ? (
        <p className="mt-3 text-small text-text-2">{t("ranking.more", { total, shown: rows.length })}</p>
      ) : null}
    </Card>
  );
}
