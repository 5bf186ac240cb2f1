import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatScore } from "@/lib/platform/format";
import {
  HAZARD_GRADES,
  type Hazard,
  type HazardGrade,
  type VerificationPlan,
} from "@/lib/stages/domain/verification-plan";
import type { SafetyRow, VerificationView } from "@/lib/verification/types";
import { GradeDialog } from "./grade-dialog";

type Props = { view: VerificationView; stageId: string; safety: NonNullable<VerificationPlan["safety"]> };

/** V4: the institute's grades, hazard by hazard, and whether the gate passes. */
export async function SafetyTable({ view, stageId, safety }: Props) {
  const t = await getTranslations("verification.safety");
  const h = await getTranslations("stages.hazards");
  const g = await getTranslations("stages.grades");
  const locale = await getLocale();
  const isTooBad = (grade: HazardGrade) =>
    safety.gateKey !== null && HAZARD_GRADES.indexOf(grade) > HAZARD_GRADES.indexOf(safety.worst);
  const said = (team: SafetyRow) => [
    ...(safety.gateKey ? [t(verdictOf(team))] : []),
    ...(safety.part
      ? [team.partHundredths === null ? t("partOpen") : t("partScore", { points: formatScore(team.partHundredths) })]
      : []),
  ];
  return (
    <Card title={t("title")} hint={safety.gateKey ? t("hint", { worst: g(safety.worst) }) : t("hintNoGate")}>
      <div className="grid gap-6">
        {view.safety.map((team) => (
          <Table
            key={team.teamId}
            caption={[nameIn(locale, team), ...said(team)].join(" · ")}
            rows={safety.hazards.map((hazard) => ({ hazard, given: team.grades[hazard] }))}
            rowKey={(row) => row.hazard}
            columns={[
              { key: "hazard", header: t("hazard"), primary: true, render: (row) => h(row.hazard) },
              {
                key: "grade",
                header: t("grade"),
                render: ({ given }) =>
                  given ? (
                    <StatusTag tone={isTooBad(given.grade) ? "stop" : "done"}>{g(given.grade)}</StatusTag>
                  ) : (
                    <StatusTag tone={team.isActive ? "warn" : "todo"}>
                      {t(team.isActive ? "missing" : "left")}
                    </StatusTag>
                  ),
              },
              {
                key: "score",
                header: t("score"),
                align: "end",
                render: ({ given }) => (given?.scoreHundredths == null ? "–" : formatScore(given.scoreHundredths)),
              },
              {
                key: "evidence",
                header: t("evidence"),
                render: ({ given }) => <span className="wrap-anywhere">{given?.evidence ?? "–"}</span>,
              },
              ...(view.may.write && team.isActive
                ? [
                    {
                      key: "enter",
                      header: t("enterHeader"),
                      render: (row: Row) => (
                        <Enter {...{ row, team, stageId }} needsScore={safety.part !== undefined} />
                      ),
                    },
                  ]
                : []),
            ]}
          />
        ))}
      </div>
    </Card>
  );
}

type Row = { hazard: Hazard; given: SafetyRow["grades"][string] | undefined };

const verdictOf = (team: SafetyRow): "passes" | "fails" | "open" => {
  if (team.passes === null) return "open";
  return team.passes ? "passes" : "fails";
};

type EnterProps = { row: Row; team: SafetyRow; stageId: string; needsScore: boolean };
function Enter({ row, team, stageId, needsScore }: EnterProps) {
  return (
    <ClientMessages namespaces={["verification", "stages"]}>
      <GradeDialog
        key={`${row.given?.grade} ${row.given?.scoreHundredths} ${row.given?.evidence}`}
        stageId={stageId}
        teamId={team.teamId}
        team={{ nameKo: team.nameKo, nameEn: team.nameEn }}
        hazard={row.hazard}
        given={row.given ?? null}
        needsScore={needsScore}
      />
    </ClientMessages>
  );
}
