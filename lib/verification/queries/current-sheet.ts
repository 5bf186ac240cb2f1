import "server-only";
import { planHashOf } from "@/lib/stages/domain/calculation-sheet";
import type { StagePlan } from "@/lib/stages/domain/plan";
import { storedFraction } from "../domain/exact";
import { buildPartSheet, type SheetTeam } from "../domain/part-sheet";
import type { StageTable } from "./stage-table";

const sheetTeams = ({ teams, cells }: Pick<StageTable, "teams" | "cells">, hasSafetyPart: boolean): SheetTeam[] =>
  teams
    .filter((team) => team.isActive)
    .map(({ teamId, nameKo, nameEn, grades, scores }) => ({
      teamId,
      nameKo,
      nameEn,
      grades,
      ...(hasSafetyPart ? { scores } : {}),
      values: Object.fromEntries(
        cells.flatMap((cell) =>
          cell.teamId === teamId && cell.value
            ? [
                [
                  cell.benchmarkKey,
                  {
                    value: storedFraction(cell.value),
                    errorMillionths: cell.errorMillionths?.toString() ?? null,
                    runIds: cell.counted.map((run) => run.runId),
                  },
                ],
              ]
            : [],
        ),
      ),
    }));

type Stage = { number: number; cutoffOn: Date; plan: StagePlan };

/** The calculation sheet as the runs stand now; null for a plan without computed verification. */
export function currentSheet(stage: Stage, table: StageTable, targetBasisPoints: number) {
  const { verification } = stage.plan;
  if (!verification) return null;
  return buildPartSheet({
    stage: { number: stage.number, cutoffOn: stage.cutoffOn.toISOString().slice(0, 10) },
    planHash: planHashOf(stage.plan),
    targetBasisPoints,
    verification,
    references: table.references.map((one) => ({ ...one, valueMillionths: one.valueMillionths.toString() })),
    teams: sheetTeams(table, verification.safety?.part !== undefined),
  });
}
