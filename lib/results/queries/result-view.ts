import "server-only";
import { db } from "@/lib/platform/db";
import { rulebookContent } from "@/lib/rulebook/queries";
import type { StageSheet } from "@/lib/stages/domain/calculation-sheet";
import { stageResult } from "@/lib/stages/domain/result";
import { targetHistory } from "@/lib/verification/queries/target-history";
import { sensitivityOf } from "../domain/sensitivity";
import { sourcesOf } from "../domain/sheet-chain";
import type { PreviousResult, ResultStage, SourceView, StageResultView } from "../types";
import { parsedSheets, storedSheets } from "./part-sheets";
import type { ResultBasis } from "./result-basis";

/** E3: what everybody may read of the stage before: only once it was published. */
async function previousResult(number: number): Promise<PreviousResult | null> {
  const decision = await db.stageDecision.findFirst({
    where: { status: "APPROVED", stage: { number: { lt: number }, state: { in: ["PUBLISHED", "FINAL"] } } },
    orderBy: [{ stage: { number: "desc" } }, { proposedAt: "desc" }],
    select: {
      sheet: true,
      stage: { select: { number: true } },
      outcomes: {
        select: { result: true, rank: true, displayHundredths: true, stageTeam: { select: { teamId: true } } },
      },
    },
  });
  if (!decision) return null;
  const { teams } = JSON.parse(decision.sheet) as StageSheet;
  return {
    number: decision.stage.number,
    teams: decision.outcomes.map(({ stageTeam: { teamId }, ...outcome }) => ({
      ...{ teamId, ...outcome },
      parts: teams.find((one) => one.teamId === teamId)?.parts ?? {},
    })),
  };
}

/** A result with everything that explains it; seven queries, however many teams and parts there are. */
export async function resultView(
  stage: ResultStage,
  basis: ResultBasis,
  { publishedOnly }: { publishedOnly: boolean },
): Promise<StageResultView> {
  const { plan, seed, teams } = basis;
  const found = sourcesOf(basis);
  const [stored, rulebook, previous, history] = await Promise.all([
    storedSheets(
      db,
      stage.id,
      found.map((source) => source.sha256),
    ),
    rulebookContent(db, basis.rulebookVersion),
    previousResult(stage.number),
    targetHistory(stage.number, { publishedOnly }),
  ]);
  const rows = stageResult(plan, teams, seed);
  const sources = found.map((source): SourceView => {
    const sheet = stored.find((one) => one.sha256 === source.sha256);
    return { ...source, kind: sheet?.kind ?? null, publicHash: sheet?.publicForm?.sha256 ?? null };
  });
  const { sensitivityBasisPoints } = rulebook.stage;
  return {
    ...{ stage, basis: basis.basis, plan, planHash: basis.planHash, sheetHash: basis.sheetHash },
    ...{ teams, rows, sources, previous, history, corrections: basis.corrections },
    sensitivity: sensitivityOf({ plan, seed, teams }, rows, parsedSheets(stored), sensitivityBasisPoints),
  };
}
