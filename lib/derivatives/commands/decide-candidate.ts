import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { teamPeople } from "@/lib/stages/commands/stage-row";
import { canDispute } from "../domain/access";
import { against, judge } from "../domain/judge";
import type { ConfirmCandidate, Reasoned } from "../schema";
import { familyUnderRule, isOpen, type LockedCandidate, lockCandidate, settleCandidate } from "./candidate-row";
import { requireDecider } from "./import-listing";

const DAY_MS = 86_400_000;

const peopleOf = async (tx: Tx, teamId: string): Promise<string[]> =>
  (await teamPeople(tx, [teamId])).flatMap((team) => team.userIds);

/** L3: who rejected a model does not answer the team's dispute about it. */
const rejectedIt = ({ state, decisions }: LockedCandidate, actor: Actor): boolean =>
  state === "DISPUTED" && decisions.find((one) => one.step === "REJECTED")?.byId === actor.id;

type Told = { kind: "derivativeRejected" | "derivativeConfirmed" | "derivativeUpheld"; until?: Date };

async function tellTeam(tx: Tx, { stageTeam, repository }: LockedCandidate, { kind, until }: Told, at: Date) {
  const href = `/stages/${stageTeam.stageId}/derivatives`;
  const userIds = await peopleOf(tx, stageTeam.teamId);
  await notify(tx, { kind, userIds, params: { repository }, href, ...(until ? { dueAt: until } : {}), at });
}

/**
 * Y2: a person confirms that the model counts; of a disputed one that is the answer in the team's favour. Refuses NOT_OPEN,
 * RULE_FORBIDS (its findings stand on the page), SAME_PERSON (L3), ALREADY_SO.
 */
export function confirmCandidate(actor: Actor, input: ConfirmCandidate, at: Date): Promise<Outcome<{ state: string }>> {
  return inTransaction(async (tx) => {
    const { stage, candidate } = await lockCandidate(tx, input.candidateId, (stageId) =>
      requireDecider(tx, actor, stageId),
    );
    if (!isOpen(stage)) return refuse("NOT_OPEN");
    if (candidate.version !== input.expectedVersion)
      throw new AppError("CONFLICT", `candidate ${candidate.id} moved on from v${input.expectedVersion}`);
    if (candidate.state === "CONFIRMED") return refuse("ALREADY_SO");
    if (rejectedIt(candidate, actor)) return refuse("SAME_PERSON");
    const rule = await familyUnderRule(tx, stage, candidate.stageTeam.teamId);
    if (!rule) return refuse("NO_DERIVATIVES_PLAN");
    const verdict = judge(rule.family, rule.plan, rule.cutoffOn).find((one) => one.repository === candidate.repository);
    if (against(verdict?.findings ?? []).length > 0) return refuse("RULE_FORBIDS");
    const settled = { step: "CONFIRMED", state: "CONFIRMED", reason: "", disputeUntil: null } as const;
    await settleCandidate(tx, actor, input, { ...settled, findings: [] }, at);
    if (candidate.state !== "PENDING") await tellTeam(tx, candidate, { kind: "derivativeConfirmed" }, at);
    const data = { repository: candidate.repository, from: candidate.state, to: "CONFIRMED", reason: "" };
    recordAudit(tx, actor, { type: "derivatives.decided", subjectType: "Stage", subjectId: stage.id, data }, at);
    return ok({ state: "CONFIRMED" });
  });
}

/**
 * Y2: a person rejects the model, with a reason that the team may dispute until a day of the plan; of a disputed one that is the last
 * word. Refuses NOT_OPEN, SAME_PERSON (L3), ALREADY_SO.
 */
export function rejectCandidate(actor: Actor, input: Reasoned, at: Date): Promise<Outcome<{ state: string }>> {
  return inTransaction(async (tx) => {
    const { stage, candidate } = await lockCandidate(tx, input.candidateId, (stageId) =>
      requireDecider(tx, actor, stageId),
    );
    if (!isOpen(stage)) return refuse("NOT_OPEN");
    if (candidate.version !== input.expectedVersion)
      throw new AppError("CONFLICT", `candidate ${candidate.id} moved on from v${input.expectedVersion}`);
    if (candidate.state === "REJECTED") return refuse("ALREADY_SO");
    if (rejectedIt(candidate, actor)) return refuse("SAME_PERSON");
    const isAnswer = candidate.state === "DISPUTED";
    const until = new Date(at.getTime() + (stage.plan.derivatives?.disputeDays ?? 0) * DAY_MS);
    const settled = isAnswer
      ? ({ step: "UPHELD", disputeUntil: null } as const)
      : ({ step: "REJECTED", disputeUntil: until } as const);
    await settleCandidate(tx, actor, input, { ...settled, state: "REJECTED", findings: [], reason: input.reason }, at);
    await tellTeam(tx, candidate, isAnswer ? { kind: "derivativeUpheld" } : { kind: "derivativeRejected", until }, at);
    const data = { repository: candidate.repository, from: candidate.state, to: settled.step, reason: input.reason };
    recordAudit(tx, actor, { type: "derivatives.decided", subjectType: "Stage", subjectId: stage.id, data }, at);
    return ok({ state: "REJECTED" });
  });
}

/** Y2: the team's own people dispute a rejection, once and in time. Refuses NOT_OPEN, NOT_REJECTED, DISPUTE_CLOSED. */
export function disputeCandidate(actor: Actor, input: Reasoned, at: Date): Promise<Outcome<{ state: string }>> {
  return inTransaction(async (tx) => {
    const { stage, candidate } = await lockCandidate(tx, input.candidateId, async (_stageId, teamId) => {
      const [people] = await teamPeople(tx, [teamId]);
      if (!people || !canDispute(actor, people)) throw new AppError("NOT_FOUND", `candidate ${input.candidateId}`);
    });
    if (!isOpen(stage)) return refuse("NOT_OPEN");
    if (candidate.version !== input.expectedVersion)
      throw new AppError("CONFLICT", `candidate ${candidate.id} moved on from v${input.expectedVersion}`);
    if (candidate.state !== "REJECTED") return refuse("NOT_REJECTED");
    if (candidate.disputeUntil === null || at >= candidate.disputeUntil) return refuse("DISPUTE_CLOSED");
    const { reason } = input;
    const settled = { step: "DISPUTED", state: "DISPUTED", reason, disputeUntil: null } as const;
    await settleCandidate(tx, actor, input, { ...settled, findings: [] }, at);
    const grants = await tx.grant.findMany({
      where: { role: { in: ["OPERATOR", "OFFICER"] }, revokedAt: null },
      select: { userId: true },
    });
    const { nameKo, nameEn } = candidate.stageTeam.team;
    await notify(tx, {
      kind: "derivativeDisputed",
      userIds: grants.map((grant) => grant.userId),
      params: { team: { ko: nameKo, en: nameEn }, repository: candidate.repository },
      href: `/stages/${stage.id}/derivatives?state=DISPUTED`,
      at,
    });
    const data = { repository: candidate.repository, reason };
    recordAudit(tx, actor, { type: "derivatives.disputed", subjectType: "Stage", subjectId: stage.id, data }, at);
    return ok({ state: "DISPUTED" });
  });
}
