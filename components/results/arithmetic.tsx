import { getLocale, getTranslations } from "next-intl/server";
import { StackedBarChart } from "@/components/charts/stacked-bar-chart";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatScore } from "@/lib/platform/format";
import type { StageResultView } from "@/lib/results/types";
import type { StageRow } from "@/lib/stages/domain/result";
import { exactPoints, hundredthsOf, namesOf, weightText } from "./words";

/** E2: gates first, team by team. */
export async function GateTable({ view }: { view: StageResultView }) {
  const t = await getTranslations("results.gates");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  if (view.plan.gates.length === 0) return null;
  const verdict = (teamId: string, key: string) => {
    const passed = view.teams.find((one) => one.teamId === teamId)?.gates[key];
    if (passed === undefined) return <StatusTag tone="todo">{t("none")}</StatusTag>;
    return <StatusTag tone={passed ? "done" : "stop"}>{t(passed ? "passed" : "failed")}</StatusTag>;
  };
  return (
    <Card title={t("title")}>
      <Table
        caption={t("caption")}
        captionHidden
        rows={view.rows}
        rowKey={(row) => row.teamId}
        columns={[
          { key: "team", header: t("team"), primary: true, render: (row) => names.team(row.teamId) },
          ...view.plan.gates.map((gate) => ({
            key: gate.key,
            header: names.gate(gate.key),
            render: (row: StageRow) => verdict(row.teamId, gate.key),
          })),
        ]}
      />
    </Card>
  );
}

/** S4: parts times weights, exactly, up to the total that is shown. */
export async function Arithmetic({ view }: { view: StageResultView }) {
  const t = await getTranslations("results.arithmetic");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  const scored = view.rows.filter((row) => row.totalNumerator !== null);
  const score = (teamId: string, key: string) => view.teams.find((one) => one.teamId === teamId)?.parts[key] ?? 0;
  return (
    <Card title={t("title")} hint={t("hint")}>
      <Table
        caption={t("caption")}
        captionHidden
        rows={scored}
        rowKey={(row) => row.teamId}
        columns={[
          { key: "team", header: t("team"), primary: true, render: (row) => names.team(row.teamId) },
          ...view.plan.parts.map((part) => ({
            key: part.key,
            header: names.part(part.key),
            align: "end" as const,
            render: (row: StageRow) => (
              <span className="num">
                {t("product", {
                  score: formatScore(score(row.teamId, part.key)),
                  weight: weightText(part.weightBasisPoints),
                })}
                <span className="block text-text-2">
                  {t("contribution", {
                    points: exactPoints(BigInt(part.weightBasisPoints) * BigInt(score(row.teamId, part.key))),
                  })}
                </span>
              </span>
            ),
          })),
          {
            key: "total",
            header: t("total"),
            align: "end",
            render: (row) => (
              <span className="num">
                <b>{exactPoints(row.totalNumerator ?? 0n)}</b>
                <span className="block text-text-2">
                  {t("shown", { points: formatScore(row.displayHundredths ?? 0) })}
                </span>
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}

/** What each total is made of, as a picture. */
export async function ContributionChart({ view, asOf }: { view: StageResultView; asOf: Date }) {
  const t = await getTranslations("results.arithmetic");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  const scored = view.rows.filter((row) => row.totalNumerator !== null);
  const parts = new Map(view.teams.map((team) => [team.teamId, team.parts]));
  return (
    <StackedBarChart
      title={t("chart")}
      unit={t("unit")}
      source={t("source")}
      asOf={asOf}
      description={t("chartNote")}
      format="score"
      horizontal
      height={Math.max(220, scored.length * 52)}
      x={scored.map((row) => names.team(row.teamId))}
      series={view.plan.parts.map((part) => ({
        key: part.key,
        label: names.part(part.key),
        values: scored.map((row) =>
          hundredthsOf(BigInt(part.weightBasisPoints) * BigInt(parts.get(row.teamId)?.[part.key] ?? 0)),
        ),
      }))}
    />
  );
}
