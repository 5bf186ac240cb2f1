import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canDraftCall } from "@/lib/calls/domain/access";
import { db, type Reader } from "@/lib/platform/db";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { canPlanStage } from "../domain/access";
import { leastSurvivors, type StagePlan } from "../domain/plan";
import { type Replacement, replacementOf } from "../domain/replacement";
import type { StageState } from "../domain/state";
import type { ReplacementView } from "../types";

type StageFacts = { number: number; state: StageState; plan: Pick<StagePlan, "survivors" | "leastSurvivors"> };
/** P5: what a stage leaves room for by the rulebook in force. Authorises nobody. */
export async function readReplacement(
  reader: Reader,
  stage: StageFacts,
  at: Date,
): Promise<(Replacement & Pick<ReplacementView, "active" | "maxTeams">) | null> {
  if (stage.state !== "FINAL") return null;
  const { content } = await rulebookInForce(reader, at);
  const settled = ["DECIDED", "PUBLISHED", "FINAL"] as const;
  const later = await reader.stage.count({ where: { number: { gt: stage.number }, state: { in: [...settled] } } });
  const active = await reader.team.count({ where: { status: "ACTIVE" } });
  const { maxTeams } = content.programme;
  const facts = { isLatest: later === 0, wanted: leastSurvivors(stage.plan), active, maxTeams };
  const found = replacementOf({ ...facts, state: stage.state, additionalSeats: content.additional.seats });
  return found && { ...found, active, maxTeams };
}

/** P5: the same for whoever plans stages and drafts calls, with the additional calls that are on their way; null for others. */
export async function getReplacement(actor: Actor, stage: StageFacts, at: Date): Promise<ReplacementView | null> {
  if (!canPlanStage(actor) || !canDraftCall(actor)) return null;
  const found = await readReplacement(db, stage, at);
  if (!found) return null;
  const calls = await db.call.findMany({
    where: { kind: "ADDITIONAL", phase: { not: "PUBLISHED" } },
    orderBy: { opensAt: "asc" },
    select: { id: true, titleKo: true, titleEn: true, phase: true },
  });
  const underway = calls.map(({ phase, ...call }) => ({ ...call, isDraft: phase === "DRAFT" }));
  return { ...found, wanted: leastSurvivors(stage.plan), underway };
}
