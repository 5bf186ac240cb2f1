import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatScore } from "@/lib/platform/format";
import type { GuardedRanking, RankingRow } from "@/lib/reviews/types";
import { leadIn, nameIn, RESULT_TONES } from "./names";
import { RankingInsights } from "./ranking-insights";
import { SheetScores } from "./sheet-scores";

type Open = Extract<GuardedRanking, { access: "OPEN" }>;

/** S5: what put a proposal where it is, when the total did not. */
function TieNote({ row, page }: { row: RankingRow; page: Open }) {
  const t = useTranslations("reviews.ranking");
  const locale = useLocale();
  if (row.unresolved) return <Badge tone="danger">{t("unresolved")}</Badge>;
  if (row.displayTie) return <Badge tone="warning">{t("displayTie")}</Badge>;
  if (!row.decidedBy || row.decidedBy === "total") return null;
  const criterion = page.criteria.find(({ key }) => row.decidedBy === `criterion:${key}`);
  const by = criterion ? nameIn(locale, criterion) : t(`links.${row.decidedBy === "lot" ? "lot" : "spread"}`);
  return <Badge tone="info">{t("decidedBy", { by })}</Badge>;
}

/** P5: votes beside the points, and how many would do. */
function Votes({ votes }: { votes: NonNullable<RankingRow["votes"]> }) {
  const t = useTranslations("reviews.ranking");
  return (
    <span className="num">
      <b>{`${votes.suitable} / ${votes.counted}`}</b>
      <span className="block text-fine text-text-2">{t("votesNeeded", { count: votes.needed })}</span>
    </span>
  );
}

function RankTable({ page }: { page: Open }) {
  const t = useTranslations("reviews.ranking");
  const r = useTranslations("reviews");
  const locale = useLocale();
  const columns: Column<RankingRow>[] = [
    { key: "rank", header: t("rank"), align: "end", render: (row) => <b className="num">{row.rank}</b> },
    {
      key: "lead",
      header: r("consortium"),
      primary: true,
      render: (row) => (
        <>
          {leadIn(locale, row)} <span className="num block font-normal text-text-2">{row.receiptNumber}</span>
        </>
      ),
    },
    {
      key: "total",
      header: t("total"),
      align: "end",
      render: (row) => (
        <span className="num">
          <b>{formatScore(row.displayHundredths)}</b>
          {row.exact ? <span className="block text-fine text-text-2">{`= ${row.exact}`}</span> : null}
        </span>
      ),
    },
    ...(page.rules.majority
      ? [
          {
            key: "votes",
            header: t("votes"),
            align: "end",
            render: (row) => row.votes && <Votes votes={row.votes} />,
          } satisfies Column<RankingRow>,
        ]
      : []),
    ...page.criteria.map(
      (criterion): Column<RankingRow> => ({
        key: criterion.key,
        header: nameIn(locale, criterion),
        align: "end",
        render: (row) => (
          <span className="num">
            {formatScore(row.criteria.find(({ key }) => key === criterion.key)?.displayHundredths ?? 0)}
          </span>
        ),
      }),
    ),
    {
      key: "range",
      header: t("range"),
      align: "end",
      render: (row) => (
        <span className="num">
          {row.highestRank === row.lowestRank ? row.rank : `${row.highestRank}–${row.lowestRank}`}
        </span>
      ),
    },
    {
      key: "flip",
      header: t("flip"),
      align: "end",
      render: (row) => <span className="num">{row.sheetsToFlip ?? "–"}</span>,
    },
    {
      key: "result",
      header: t("result"),
      render: (row) => (
        <span className="grid justify-items-start gap-1">
          <StatusTag tone={RESULT_TONES[row.result]}>{r(`results.${row.result}`)}</StatusTag>
          <TieNote row={row} page={page} />
        </span>
      ),
    },
  ];
  return (
    <Table caption={t("title")} captionHidden columns={columns} rows={page.rows} rowKey={(row) => row.proposalId} />
  );
}

/** S4–S9: ranking, the sheets it rests on, and how firmly it stands. */
export function RankingView({ page }: { page: Open }) {
  const t = useTranslations("reviews.ranking");
  const r = useTranslations("reviews");
  const locale = useLocale();
  const n = useTranslations("rounds");
  const { rules } = page;
  if (page.rows.length === 0 && page.missing.length === 0)
    return <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState>;
  return (
    <Stack>
      {page.missing.length > 0 ? (
        <Notice tone="warning" title={t("missing", { count: page.missing.length })}>
          <ul className="list-disc pl-5">
            {page.missing.map(({ seatNo, proposal }) => (
              <li
                key={`${proposal.proposalId}-${seatNo}`}
              >{`${leadIn(locale, proposal)} – ${r("seat", { no: seatNo })}`}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Card title={t("title")} hint={t("hint", { cutoff: formatScore(rules.cutoffHundredths), seats: rules.seats })}>
        <RankTable page={page} />
        {page.unscored.length > 0 ? (
          <p className="mt-3 text-small text-text-2">
            {t("unscored", { names: page.unscored.map((one) => leadIn(locale, one)).join(", ") })}
          </p>
        ) : null}
      </Card>
      <Card title={t("sheets")} hint={t("sheetsHint", { from: rules.trimFromSheets })}>
        <SheetScores page={page} />
      </Card>
      <RankingInsights page={page} />
      <Card title={t("basis")}>
        <DescriptionList
          items={[
            { term: t("rulebook"), detail: t("rulebookVersion", { version: rules.rulebookVersion }) },
            {
              term: n("usedRound"),
              detail: `${rules.round.ordinal}. ${n(`kinds.${rules.round.kind}`)}`,
              ...(rules.round.ordinal > 1 ? { hint: n(`earlierSheets.${rules.round.earlierSheets}`) } : {}),
            },
            { term: t("sheetCount"), detail: <span className="num">{page.sheetCount}</span> },
            ...(page.decision
              ? [
                  {
                    term: t("sheetHash"),
                    detail: <code className="text-small break-all">{page.decision.sheetHash}</code>,
                  },
                ]
              : []),
          ]}
        />
      </Card>
    </Stack>
  );
}
