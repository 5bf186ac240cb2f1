import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { type StageRecord, stagePeople } from "@/lib/stages/commands/stage-row";
import { type ComputedScores, writeComputedScoresInTx } from "@/lib/stages/commands/write-scores";
import type { DerivativesPlan } from "@/lib/stages/domain/derivatives-plan";
import { buildPublicCount } from "../domain/public-count";
import { currentCount } from "../queries/current-count";
import { familiesOf, type TeamFamily } from "../queries/families";

export type Frozen = { sheetHash: string; publicHash: string; scored: number; models: number };

/** What still keeps a count back; nothing is counted in silence. */
function obstacle(families: readonly TeamFamily[], plan: DerivativesPlan, at: Date): Outcome<never> | null {
  for (const { nameKo: team, base, snapshots } of families) {
    if (base.repository === "") return refuse("BASE_MISSING", { team });
    if (!snapshots) return refuse("SNAPSHOTS_MISSING", { team, days: plan.snapshotDays });
    if (base.weights === null && !plan.countsUnknownWeights) return refuse("BASE_WEIGHTS_UNKNOWN", { team });
  }
  const candidates = families.flatMap((family) => family.candidates);
  const open = candidates.filter(({ state }) => state === "PENDING" || state === "DISPUTED").length;
  if (open > 0) return refuse("CANDIDATES_OPEN", { count: open });
  const disputable = candidates.filter(
    ({ state, disputeUntil }) => state === "REJECTED" && disputeUntil && at < disputeUntil,
  );
  return disputable.length > 0 ? refuse("DISPUTES_POSSIBLE", { count: disputable.length }) : null;
}

async function counted(tx: Tx, stage: StageRecord, at: Date) {
  const plan = stage.plan.derivatives;
  if (!plan) return refuse("NO_DERIVATIVES_PLAN");
  const families = (await familiesOf(tx, stage.id, plan)).families.filter((one) => one.isActive);
  const kept = obstacle(families, plan, at);
  if (kept) return kept;
  const built = currentCount(stage, families);
  if (!built) return refuse("NO_DERIVATIVES_PLAN");
  const ids = new Map(families.map((one) => [one.teamId, one.stageTeamId]));
  const scores: ComputedScores = {
    parts: built.sheet.results.map(({ teamId, scoreHundredths }) => ({
      ...{ teamId, stageTeamId: ids.get(teamId) ?? "", partKey: plan.partKey, scoreHundredths },
      evidence: `sha256:${built.sha256}`,
    })),
    gates: [],
  };
  return ok({ ...built, scores });
}

/**
 * Y2, E4, S11: freezes the count of every team that is still in, with its date and sheet, and writes the part's scores into the stage
 * with the sheet's hash as evidence. May be repeated while scoring runs: the latest count stands, the earlier ones stay on record.
 */
export function freezeCount(actor: Actor, stageId: string, at: Date): Promise<Outcome<Frozen>> {
  return inTransaction((tx) =>
    writeComputedScoresInTx(
      tx,
      actor,
      stageId,
      async (stage) => {
        const result = await counted(tx, stage, at);
        if (!result.ok) return result;
        const { sheet, text, sha256, scores } = result.data;
        // S11: what the public will read is made at once, and its hash stands in the audit log with the count's own.
        const { text: publicSheet, sha256: publicHash } = buildPublicCount(sheet);
        await tx.derivativeCount.create({
          data: {
            stageId,
            sheet: text,
            sheetHash: sha256,
            publicSheet,
            publicHash,
            frozenById: actor.id,
            frozenAt: at,
          },
          select: { id: true },
        });
        const models = sheet.results.reduce((sum, one) => sum + one.count, 0);
        const data = { sheetHash: sha256, publicHash, scored: scores.parts.length, models };
        const subject = { subjectType: "Stage", subjectId: stageId };
        recordAudit(tx, actor, { type: "derivatives.countFrozen", ...subject, data }, at);
        await notify(tx, {
          kind: "derivativesFrozen",
          userIds: await stagePeople(tx, stageId),
          params: { number: String(stage.number), hash: sha256.slice(0, 12) },
          href: `/stages/${stageId}/derivatives`,
          at,
        });
        return ok({ scores, result: data });
      },
      at,
    ),
  );
}
