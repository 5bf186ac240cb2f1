import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import type { Tx } from "@/lib/platform/db";
import type { StagePlan } from "../domain/plan";

/** The plan's rules for its contest exactly as they are stored and hashed: the database holds the contest to them, key by key. */
export async function plannedContest(tx: Tx, stageId: string): Promise<object> {
  const { plan } = await tx.stage.findUniqueOrThrow({ where: { id: stageId }, select: { plan: true } });
  return (plan as { contest?: object }).contest ?? {};
}

/** X3: once people vote, the rules by which their votes count stay as they are, whatever is amended. */
export async function isContestSettled(
  tx: Tx,
  stage: { id: string; plan: StagePlan },
  to: Pick<StagePlan, "contest">,
): Promise<boolean> {
  if (canonicalJson(stage.plan.contest ?? null) === canonicalJson(to.contest ?? null)) return false;
  return (await tx.contest.count({ where: { stageId: stage.id, state: { not: "PREPARING" } } })) > 0;
}

/** P3: a contest that is still being prepared goes by the amended plan from the same moment on. */
export async function followContest(tx: Tx, stageId: string, { contest }: Pick<StagePlan, "contest">): Promise<void> {
  if (!contest) return;
  const rulesHash = createHash("sha256").update(canonicalJson(contest)).digest("hex");
  await tx.contest.updateMany({ where: { stageId, state: "PREPARING" }, data: { rules: contest, rulesHash } });
}
