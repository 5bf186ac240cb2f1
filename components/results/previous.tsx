import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { formatScore } from "@/lib/platform/format";
import type { StageResultView } from "@/lib/results/types";
import type { StageRow } from "@/lib/stages/domain/result";
import { namesOf } from "./words";

/** The same teams a stage before: rank, total and every part that both plans have. */
export async function PreviousStage({ view }: { view: StageResultView }) {
  const t = await getTranslations("results.previous");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  const { previous } = view;
  if (!previous) return null;
  const before = (row: StageRow) => previous.teams.find((one) => one.teamId === row.teamId);
  const now = (row: StageRow) => view.teams.find((one) => one.teamId === row.teamId);
  const pair = (from: string | undefined, to: string) => (
    <span className="num">{from === undefined ? to : t("from", { before: from, after: to })}</span>
  );
  const shown = (hundredths: number | null | undefined) =>
    typeof hundredths === "number" ? formatScore(hundredths) : "–";
  const known = view.plan.parts.filter((part) => previous.teams.some((one) => one.parts[part.key] !== undefined));
  return (
    <Card title={t("title", { number: previous.number })} hint={t("hint")}>
      <Table
        caption={t("caption")}
        captionHidden
        rows={view.rows}
        rowKey={(row) => row.teamId}
        columns={[
          {
            key: "team",
            header: t("team"),
            primary: true,
            render: (row) => (
              <>
                {names.team(row.teamId)}
                {before(row) ? null : <span className="block text-small text-text-2">{t("absent")}</span>}
              </>
            ),
          },
          {
            key: "rank",
            header: t("rank"),
            align: "end",
            render: (row) => pair(before(row) && String(before(row)?.rank ?? "–"), String(row.rank ?? "–")),
          },
          {
            key: "total",
            header: t("total"),
            align: "end",
            render: (row) => pair(before(row) && shown(before(row)?.displayHundredths), shown(row.displayHundredths)),
          },
          ...known.map((part) => ({
            key: part.key,
            header: names.part(part.key),
            align: "end" as const,
            render: (row: StageRow) =>
              pair(before(row) && shown(before(row)?.parts[part.key]), shown(now(row)?.parts[part.key])),
          })),
        ]}
      />
    </Card>
  );
}
