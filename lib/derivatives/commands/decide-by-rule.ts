import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lockStage, teamPeople } from "@/lib/stages/commands/stage-row";
import { against, type Finding, judge } from "../domain/judge";
import type { DecideByRule } from "../schema";
import { familyUnderRule, isOpen } from "./candidate-row";
import { requireDecider } from "./import-listing";

const DAY_MS = 86_400_000;

/**
 * Y2: decides every model of a team that nobody has decided yet as the plan's rule says: confirmed, or rejected with its findings.
 * Refuses NOT_OPEN, NO_BASE, SNAPSHOTS_MISSING, NOTHING_PENDING.
 */
export function decideByRule(
  actor: Actor,
  input: DecideByRule,
  at: Date,
): Promise<Outcome<{ confirmed: number; rejected: number }>> {
  return inTransaction(async (tx) => {
    await requireDecider(tx, actor, input.stageId);
    const stage = await lockStage(tx, input.stageId);
    if (!isOpen(stage)) return refuse("NOT_OPEN");
    const rule = await familyUnderRule(tx, stage, input.teamId);
    if (!rule || rule.family.base.repository === "") return refuse("NO_BASE");
    const { family, plan, cutoffOn } = rule;
    if (!family.snapshots) return refuse("SNAPSHOTS_MISSING", { team: family.nameKo, days: plan.snapshotDays });
    const pending = new Map(
      family.candidates.filter((one) => one.state === "PENDING").map((one) => [one.repository, one]),
    );
    if (pending.size === 0) return refuse("NOTHING_PENDING");
    const decided = judge(family, plan, cutoffOn, ["CONFIRMED", "PENDING"]).flatMap(({ repository, findings }) => {
      const one = pending.get(repository);
      return one ? [{ id: one.id, ordinal: one.version + 1, findings: against(findings) }] : [];
    });
    const disputeUntil = new Date(at.getTime() + plan.disputeDays * DAY_MS);
    const bySame = Map.groupBy(decided, (one) => one.findings.join());
    for (const group of bySame.values()) {
      const findings: Finding[] = group[0]?.findings ?? [];
      const isRejected = findings.length > 0;
      await tx.derivativeCandidate.updateMany({
        where: { id: { in: group.map((one) => one.id) }, state: "PENDING" },
        data: {
          state: isRejected ? "REJECTED" : "CONFIRMED",
          findings,
          disputeUntil: isRejected ? disputeUntil : null,
          version: { increment: 1 },
        },
      });
    }
    await tx.derivativeDecision.createMany({
      data: decided.map(({ id, ordinal, findings }) => ({
        candidateId: id,
        ordinal,
        step: findings.length > 0 ? ("REJECTED" as const) : ("CONFIRMED" as const),
        findings,
        reason: "",
        byId: actor.id,
        at,
      })),
    });
    const rejected = decided.filter((one) => one.findings.length > 0).length;
    const data = { teamId: input.teamId, confirmed: decided.length - rejected, rejected };
    recordAudit(tx, actor, { type: "derivatives.decidedByRule", subjectType: "Stage", subjectId: stage.id, data }, at);
    if (rejected > 0)
      await notify(tx, {
        kind: "derivativesDecided",
        userIds: (await teamPeople(tx, [input.teamId])).flatMap((team) => team.userIds),
        params: { confirmed: String(data.confirmed), rejected: String(rejected) },
        href: `/stages/${stage.id}/derivatives?state=REJECTED`,
        dueAt: disputeUntil,
        at,
      });
    return ok({ confirmed: data.confirmed, rejected });
  });
}
