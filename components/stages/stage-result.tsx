import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatScore } from "@/lib/platform/format";
import type { StageRow } from "@/lib/stages/domain/result";
import type { StageDetail } from "@/lib/stages/types";
import { nameIn } from "./names";

type ResultRow = Pick<StageRow, "teamId" | "result" | "rank" | "displayHundredths"> &
  Partial<Pick<StageRow, "reason" | "failedGates" | "decidedBy" | "displayTieOnly">>;

/** A result that was approved; only the last is final (S10). */
const SETTLED = ["DECIDED", "PUBLISHED", "FINAL"] as const;

/** E4: ranking with verdicts. Before a decision it is what the plan computes from the cells as they stand. */
export async function StageResultCard({ stage }: { stage: StageDetail }) {
  const t = await getTranslations("stages.result");
  const locale = await getLocale();
  const settled = SETTLED.find((state) => state === stage.state);
  // What was decided stands, whatever has become of its teams since.
  const computed = settled ? null : (stage.scores?.preview ?? null);
  const rows: ResultRow[] = computed ?? stage.outcomes;
  if (rows.length === 0) return null;
  const teamName = (teamId: string) => {
    const team = stage.teams.find((one) => one.teamId === teamId);
    return team ? nameIn(locale, team) : "–";
  };
  const gateName = (key: string) => {
    const gate = stage.plan.gates.find((one) => one.key === key);
    return gate ? nameIn(locale, gate) : key;
  };
  const why = (row: ResultRow): string => {
    if (row.reason === "GATE") return t("why.gate", { gates: (row.failedGates ?? []).map(gateName).join(", ") });
    if (row.reason === "MINIMUM") return t("why.minimum");
    if (row.reason === "WITHDRAWAL") return t("why.withdrawal");
    if (row.decidedBy) return t("why.tie");
    if (row.displayTieOnly) return t("why.displayTie");
    return "–";
  };
  return (
    <Card
      title={t("title")}
      status={
        <StatusTag tone={settled ? "done" : "doing"}>{settled ? t(`settled.${settled}`) : t("computed")}</StatusTag>
      }
      hint={t("hint")}
    >
      <Table
        caption={t("caption")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.teamId}
        columns={[
          { key: "rank", header: t("rank"), align: "end", render: (row) => row.rank ?? "–" },
          { key: "team", header: t("team"), primary: true, render: (row) => teamName(row.teamId) },
          {
            key: "total",
            header: t("total"),
            align: "end",
            render: (row) => (row.displayHundredths === null ? "–" : formatScore(row.displayHundredths)),
          },
          {
            key: "verdict",
            header: t("verdict"),
            render: (row) => (
              <StatusTag tone={row.result === "ADVANCE" ? "done" : "stop"}>{t(`verdicts.${row.result}`)}</StatusTag>
            ),
          },
          ...(computed ? [{ key: "why", header: t("reason"), render: (row: ResultRow) => why(row) }] : []),
        ]}
      />
    </Card>
  );
}
