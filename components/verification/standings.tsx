import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatScore } from "@/lib/platform/format";
import type { FormulaStanding } from "@/lib/verification/domain/standing";
import type { TableView, TeamStanding, VerificationView } from "@/lib/verification/types";
import { ratioText } from "./figures";

type Props = { view: VerificationView; table: TableView; modelNames: Record<string, string> };

/** E5: the ratio to the target by every formula, team by team, since the verdict can flip with the formula. */
export async function Standings({ view, table, modelNames }: Props) {
  const t = await getTranslations("verification.standings");
  const locale = await getLocale();
  const { plan, targetBasisPoints } = view;
  const flips = table.teams.filter((team) => new Set(team.standings.map((one) => one.reaches)).size > 1);
  return (
    <Card title={t("title")} hint={t("hint", { target: targetBasisPoints / 100 })}>
      {flips.length > 0 ? (
        <div className="mb-4">
          <Notice tone="warning">{t("flips", { teams: flips.map((team) => nameIn(locale, team)).join(", ") })}</Notice>
        </div>
      ) : null}
      <div className="grid gap-6">
        {table.teams.map((team) => (
          <TeamTable key={team.teamId} team={team} chosen={plan.formula} view={view} modelNames={modelNames} />
        ))}
      </div>
    </Card>
  );
}

type TeamProps = { team: TeamStanding; chosen: string; view: VerificationView; modelNames: Record<string, string> };

async function TeamTable({ team, chosen, view, modelNames }: TeamProps) {
  const t = await getTranslations("verification.standings");
  const r = await getTranslations("references.formulas");
  const locale = await getLocale();
  const cellName = (cell: string): string => {
    const benchmark = view.plan.benchmarks.find(
      ({ benchmarkKey }) => cell === benchmarkKey || cell.startsWith(`${benchmarkKey}:`),
    );
    if (!benchmark) return cell;
    const model = cell.slice(benchmark.benchmarkKey.length + 1);
    return model ? `${nameIn(locale, benchmark)} × ${modelNames[model] ?? model}` : nameIn(locale, benchmark);
  };
  return (
    <Table
      caption={
        team.scoreHundredths === null
          ? nameIn(locale, team)
          : t("caption", { team: nameIn(locale, team), points: formatScore(team.scoreHundredths) })
      }
      rows={team.standings}
      rowKey={(row) => row.formula}
      columns={[
        {
          key: "formula",
          header: t("formula"),
          primary: true,
          render: (row) => (
            <>
              {r(row.formula)} {row.formula === chosen ? <StatusTag tone="doing">{t("chosen")}</StatusTag> : null}
            </>
          ),
        },
        {
          key: "ratio",
          header: t("ratio"),
          align: "end",
          render: (row) =>
            row.ratioMillionths === null ? (
              <span className="text-small">{t("missing", { cells: row.missing.map(cellName).join(", ") })}</span>
            ) : (
              <b className="num">{ratioText(row.ratioMillionths)}</b>
            ),
        },
        {
          key: "interval",
          header: t("interval"),
          align: "end",
          render: ({ interval }) =>
            interval ? (
              <span className="num">
                {ratioText(interval.lowMillionths)} – {ratioText(interval.highMillionths)}
              </span>
            ) : (
              "–"
            ),
        },
        {
          key: "verdict",
          header: t("verdict"),
          render: (row) => <Verdict standing={row} targetBasisPoints={view.targetBasisPoints} />,
        },
      ]}
    />
  );
}

async function Verdict({ standing, targetBasisPoints }: { standing: FormulaStanding; targetBasisPoints: number }) {
  const t = await getTranslations("verification.standings");
  const { reaches, interval } = standing;
  if (reaches === null) return <StatusTag tone="todo">{t("open")}</StatusTag>;
  const target = BigInt(targetBasisPoints) * 100n;
  const isClose = interval !== null && interval.lowMillionths < target && target <= interval.highMillionths;
  return (
    <>
      <StatusTag tone={reaches ? "done" : "warn"}>{reaches ? t("reached") : t("notReached")}</StatusTag>
      {isClose ? <span className="block text-small text-text-2">{t("close")}</span> : null}
    </>
  );
}
