import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import { type StageRecord, teamPeople } from "./stage-row";

/**
 * P5: who takes part may change until the plan is frozen: a team of an additional call, or one that an objection brought back, joins
 * and is asked for its word; one that was eliminated since is in it no more. Withdrawn teams stay on record. Callers authorise.
 */
export async function followProgrammeInTx(
  tx: Tx,
  actor: Actor,
  stage: Pick<StageRecord, "id" | "number" | "state">,
  at: Date,
): Promise<void> {
  const [active, present] = await Promise.all([
    tx.team.findMany({ where: { status: "ACTIVE" }, orderBy: { id: "asc" }, select: { id: true } }),
    tx.stageTeam.findMany({
      where: { stageId: stage.id },
      select: { id: true, teamId: true, team: { select: { status: true } } },
    }),
  ]);
  const joined = active.map(({ id }) => id).filter((id) => !present.some((one) => one.teamId === id));
  const gone = present.filter((one) => one.team.status === "ELIMINATED");
  if (joined.length + gone.length === 0) return;
  await tx.stageTeam.createMany({ data: joined.map((teamId) => ({ stageId: stage.id, teamId })) });
  await tx.stageTeam.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  const data = { joined, gone: gone.map(({ teamId }) => teamId) };
  recordAudit(tx, actor, { type: "stage.entrantsChanged", subjectType: "Stage", subjectId: stage.id, data }, at);
  if (stage.state !== "CONSULTATION" || joined.length === 0) return;
  await notify(tx, {
    kind: "stageConsultation",
    userIds: [...new Set((await teamPeople(tx, joined)).flatMap(({ userIds }) => userIds))],
    params: { number: String(stage.number) },
    href: `/stages/${stage.id}`,
  });
}
