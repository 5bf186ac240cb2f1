import "server-only";
import type { Reader } from "@/lib/platform/db";
import { stageEntrants } from "@/lib/stages/commands/entrants";
import { planHashOf, type SheetTeam, type StageSheet } from "@/lib/stages/domain/calculation-sheet";
import type { StagePlan } from "@/lib/stages/domain/plan";
import { missingCells } from "@/lib/stages/domain/result";
import { stagePlanSchema } from "@/lib/stages/schema";
import { correctionsOf, type ShownCorrection } from "../domain/corrections";
import type { Basis } from "../types";

export type ResultBasis = {
  basis: Basis;
  plan: StagePlan;
  planHash: string;
  seed: string;
  teams: SheetTeam[];
  sheetHash: string | null;
  text: string | null;
  rulebookVersion: number;
  corrections: ShownCorrection[];
};

type StoredDecision = { status: string; sheet: string; sheetHash: string };

/** Sheets of before named no sources: what stands as evidence of the cells now is what they rest on. */
const withSources = (teams: SheetTeam[], current: readonly SheetTeam[]): SheetTeam[] =>
  teams.map((team) => {
    const sources = team.sources ?? current.find((one) => one.teamId === team.teamId)?.sources;
    return sources ? { ...team, sources } : team;
  });

async function fromSheet(
  reader: Reader,
  stageId: string,
  { status, sheet: text, sheetHash }: StoredDecision,
): Promise<ResultBasis> {
  const sheet = JSON.parse(text) as StageSheet;
  const { plan, planHash, seed, teams, rulebookVersion } = sheet;
  const isBefore = teams.some((team) => !team.sources);
  return {
    basis: status === "APPROVED" ? "APPROVED" : "PROPOSED",
    ...{ plan, planHash, seed, sheetHash, text, rulebookVersion },
    corrections: correctionsOf(sheet),
    teams: isBefore ? withSources(teams, await stageEntrants(reader, stageId)) : teams,
  };
}

/**
 * E4: what a stage's result is computed from. A proposed or approved one rests on its stored sheet, whatever has happened to the
 * cells and teams since; before that, on the cells as they stand, once none is missing. Null: there is no result to read.
 */
export async function resultBasis(
  reader: Reader,
  stageId: string,
  { approvedOnly }: { approvedOnly: boolean },
): Promise<ResultBasis | null> {
  const decision = await reader.stageDecision.findFirst({
    where: { stageId, status: { in: approvedOnly ? ["APPROVED"] : ["APPROVED", "PROPOSED"] } },
    orderBy: { proposedAt: "desc" },
    select: { status: true, sheet: true, sheetHash: true },
  });
  if (decision) return fromSheet(reader, stageId, decision);
  if (approvedOnly) return null;
  const stage = await reader.stage.findUniqueOrThrow({
    where: { id: stageId },
    select: { plan: true, rulebookVersion: true },
  });
  const plan = stagePlanSchema.parse(stage.plan);
  const teams = (await stageEntrants(reader, stageId)).map(({ stageTeamId: _own, ...team }) => team);
  if (missingCells(plan, teams).length > 0) return null;
  const planHash = planHashOf(plan);
  return {
    basis: "CURRENT",
    ...{ plan, planHash, seed: planHash, teams, sheetHash: null, text: null },
    rulebookVersion: stage.rulebookVersion,
    corrections: [],
  };
}
