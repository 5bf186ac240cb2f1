import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import type { Outcome } from "@/lib/platform/outcome";
import { approveStageResult, proposeStageResult } from "@/lib/stages/commands/decide-result";
import { closeScoring, enterGateResult, enterPartScore } from "@/lib/stages/commands/enter-scores";
import { giveConsent } from "@/lib/stages/commands/give-consent";
import { createStage, freezeStage, openConsultation, startStage } from "@/lib/stages/commands/plan-stage";
import { finaliseStage, publishStage } from "@/lib/stages/commands/publish-stage";
import type { StagePlan, StagePlanDraft } from "@/lib/stages/domain/plan";
import { createUser } from "./actor";
import { ensureRulebookV1, rulebookV1 } from "./rulebook";
import { createSupportStaff, emptySeats, type SupportStaff } from "./teams";

function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`${outcome.code} ${outcome.reason ?? ""} ${JSON.stringify(outcome.reasonParams ?? {})}`);
  return outcome.data;
}

export type StageStaff = SupportStaff & { operator: Actor; otherDirector: Actor; steward: Actor };

/** Whoever takes a stage from its plan to its end; two directors, since one may not answer for everything (L3). */
export async function createStageStaff(): Promise<StageStaff> {
  await ensureRulebookV1();
  return {
    ...(await createSupportStaff()),
    operator: await createUser(["OPERATOR"]),
    otherDirector: await createUser(["DIRECTOR"]),
    steward: await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]),
  };
}

/** The plan that the rulebook's own parts and gates make. */
export function stagePlan(over: Partial<StagePlan> = {}): StagePlan {
  const { parts, gates, tieChain } = rulebookV1().stage;
  return {
    // What weighs nothing is offered to plans, and in none until it is chosen.
    parts: parts.filter((part) => part.weightBasisPoints > 0),
    gates,
    survivors: 4,
    minimumTotalHundredths: null,
    tieChain: tieChain as StagePlan["tieChain"],
    note: "",
    ...over,
  };
}

/** Nobody in the programme and no stage under way: a stage takes in whoever is active, and the one before must be over. */
export async function emptyProgramme(at: Date): Promise<void> {
  await emptySeats(at);
  await db.$executeRaw`UPDATE "Stage" SET state = 'FINAL', "frozenAt" = coalesce("frozenAt", now()), "planHash" = coalesce("planHash", 'closed')`;
}

export const stageVersion = async (stageId: string): Promise<number> =>
  (await db.stage.findUniqueOrThrow({ where: { id: stageId }, select: { version: true } })).version;

type Planned = { officer: Actor; plan?: StagePlanDraft; cutoffOn?: string };

/** A stage with all active teams in it, planned and put before them. */
export async function createConsultedStage(
  { officer, plan, cutoffOn }: Planned,
  at: Date,
): Promise<{ stageId: string; number: number }> {
  const titles = (number: number) => ({ titleKo: `${number}차 단계평가`, titleEn: `Stage evaluation ${number}` });
  const last = await db.stage.aggregate({ _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  const created = done(
    await createStage(
      officer,
      { ...titles(number), cutoffOn: cutoffOn ?? "2025-12-31", plan: plan ?? stagePlan() },
      at,
    ),
  );
  done(
    await openConsultation(
      officer,
      { stageId: created.stageId, expectedVersion: await stageVersion(created.stageId) },
      at,
    ),
  );
  return created;
}

type Speaker = { teamId: string; leadManager: Actor };

/** Consulted, agreed to by everybody, frozen and started. */
export async function createRunningStage(
  facts: Planned & { speakers: readonly Speaker[] },
  at: Date,
): Promise<{ stageId: string; number: number }> {
  const created = await createConsultedStage(facts, at);
  for (const { teamId, leadManager } of facts.speakers) {
    done(await giveConsent(leadManager, { stageId: created.stageId, teamId, verdict: "AGREED", comment: "" }, at));
  }
  const step = async () => ({ stageId: created.stageId, expectedVersion: await stageVersion(created.stageId) });
  done(await freezeStage(facts.officer, await step(), at));
  done(await startStage(facts.officer, await step(), at));
  return created;
}

export type TeamScores = { teamId: string; points: number; failedGates?: string[] };

/** Every cell of every team: the same points in each part unless said otherwise, gates passed unless named. */
export async function scoreStage(
  operator: Actor,
  stageId: string,
  plan: StagePlan,
  teams: readonly TeamScores[],
  at: Date,
  /** Parts and gates that were scored elsewhere. */
  without: readonly string[] = [],
): Promise<void> {
  for (const { teamId, points, failedGates = [] } of teams) {
    for (const part of plan.parts.filter(({ key }) => !without.includes(key))) {
      const scoreHundredths = Math.round(points * 100);
      done(
        await enterPartScore(
          operator,
          { stageId, teamId, partKey: part.key, scoreHundredths, evidence: "평가 보고서 1쪽" },
          at,
        ),
      );
    }
    for (const gate of plan.gates.filter(({ key }) => !without.includes(key))) {
      const passed = !failedGates.includes(gate.key);
      done(
        await enterGateResult(
          operator,
          { stageId, teamId, gateKey: gate.key, passed, evidence: "판정 보고서 1쪽" },
          at,
        ),
      );
    }
  }
  done(await closeScoring(operator, { stageId, expectedVersion: await stageVersion(stageId) }, at));
}

type Deciders = { officer: Actor; director: Actor };
const DECISION_REASON = "확정한 계획에 따라 집계한 결과이며 확정을 요청합니다.";
const stepOf = async (stageId: string) => ({ stageId, expectedVersion: await stageVersion(stageId) });

/** A scored stage's result as the officer proposes it. */
export const proposeResult = async (
  officer: Actor,
  stageId: string,
  at: Date,
  returnOn = "2026-01-15",
): Promise<{ decisionId: string; sheetHash: string }> =>
  done(await proposeStageResult(officer, { ...(await stepOf(stageId)), reason: DECISION_REASON, returnOn }, at));

/** Proposed, approved by another person, and published. */
export async function publishResult(
  { officer, director }: Deciders,
  stageId: string,
  at: Date,
  returnOn?: string,
): Promise<{ decisionId: string; objectionsDueAt: Date }> {
  const { decisionId } = await proposeResult(officer, stageId, at, returnOn);
  done(await approveStageResult(director, { decisionId, expectedVersion: 0 }, at));
  done(await publishStage(officer, await stepOf(stageId), at));
  const { objectionsDueAt } = await db.stage.findUniqueOrThrow({ where: { id: stageId } });
  if (!objectionsDueAt) throw new Error("no window");
  return { decisionId, objectionsDueAt };
}

/** A published result that nobody objected to: final right after the window. */
export async function finaliseResult(officer: Actor, stageId: string, objectionsDueAt: Date): Promise<void> {
  done(await finaliseStage(officer, await stepOf(stageId), new Date(objectionsDueAt.getTime() + 1)));
}
