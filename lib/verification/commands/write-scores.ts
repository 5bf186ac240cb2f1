import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import type { StageRecord } from "@/lib/stages/commands/stage-row";
import { type ComputedScores, writeComputedScoresInTx } from "@/lib/stages/commands/write-scores";
import type { VerificationPlan } from "@/lib/stages/domain/verification-plan";
import type { PartSheet } from "../domain/part-sheet";
import { currentSheet } from "../queries/current-sheet";
import { type StageTable, stageTable } from "../queries/stage-table";

type OfTeam = { teamId: string; stageTeamId: string; evidence: string };
const partScore = (team: OfTeam, partKey: string | undefined, score: number | null | undefined) =>
  partKey === undefined || score === null || score === undefined ? [] : [{ ...team, partKey, scoreHundredths: score }];

function scoresOf(sheet: PartSheet, plan: VerificationPlan, table: StageTable, evidence: string): ComputedScores {
  const stageTeamIds = new Map(table.teams.map((team) => [team.teamId, team.stageTeamId]));
  const of = (teamId: string) => ({ teamId, stageTeamId: stageTeamIds.get(teamId) ?? "", evidence });
  return {
    parts: sheet.results.flatMap((result) => [
      ...partScore(of(result.teamId), plan.partKey, result.scoreHundredths),
      ...partScore(of(result.teamId), plan.safety?.part?.partKey, result.safetyHundredths),
    ]),
    gates: sheet.results.flatMap(({ teamId, passesSafety }) =>
      plan.safety?.gateKey && passesSafety !== null
        ? [{ ...of(teamId), gateKey: plan.safety.gateKey, passed: passesSafety }]
        : [],
    ),
  };
}

export type Written = { sheetHash: string; scored: number; judged: number };

/** The sheet of a stage as its runs stand now. Refuses NO_VERIFICATION_PLAN, ITEMS_DIFFER (V2), CELLS_MISSING (E5), HAZARDS_UNSCORED (V4). */
async function computed(
  tx: Tx,
  stage: StageRecord,
): Promise<Outcome<{ scores: ComputedScores; sheet: PartSheet; text: string; sha256: string }>> {
  const plan = stage.plan.verification;
  if (!plan) return refuse("NO_VERIFICATION_PLAN");
  const table = await stageTable(tx, stage.id, plan);
  const [differing] = table.differing;
  if (differing) return refuse("ITEMS_DIFFER", { benchmark: differing.benchmarkKey });
  const { target } = await rulebookContent(tx, stage.rulebookVersion);
  const built = currentSheet(stage, table, target.ratioBasisPoints);
  if (!built) return refuse("NO_VERIFICATION_PLAN");
  const missing = built.sheet.results.reduce(
    (sum, one) => sum + (one.scoreHundredths === null ? one.missing.length : 0),
    0,
  );
  if (missing > 0) return refuse("CELLS_MISSING", { count: missing });
  // V4: a part of safety waits until every hazard of every team has its score.
  const unscored = built.sheet.results.filter((one) => one.safetyHundredths === null).length;
  if (unscored > 0) return refuse("HAZARDS_UNSCORED", { count: unscored });
  return ok({ ...built, scores: scoresOf(built.sheet, plan, table, `sha256:${built.sha256}`) });
}

/**
 * E4, S11: computes the verification part of every team that is still in, writes it into the stage with the hash of its sheet as
 * evidence, and the safety gate where every hazard is graded. May be repeated while scoring runs: the latest sheet counts.
 */
export function writeVerificationScores(actor: Actor, stageId: string, at: Date): Promise<Outcome<Written>> {
  return inTransaction((tx) =>
    writeComputedScoresInTx(
      tx,
      actor,
      stageId,
      async (stage) => {
        const result = await computed(tx, stage);
        if (!result.ok) return result;
        const { text, sha256, scores } = result.data;
        await tx.verificationScoring.create({
          data: { stageId, sheet: text, sheetHash: sha256, writtenById: actor.id, writtenAt: at },
          select: { id: true },
        });
        const data = { sheetHash: sha256, scored: scores.parts.length, judged: scores.gates.length };
        const subject = { subjectType: "Stage", subjectId: stageId };
        recordAudit(tx, actor, { type: "verification.scoresWritten", ...subject, data }, at);
        return ok({ scores, result: data });
      },
      at,
    ),
  );
}
