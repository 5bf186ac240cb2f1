import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { consortiumOf, noticeParams, withdrawInTx } from "./offer-version";
import { lockVersionInTx } from "./version-row";

type End = {
  teamId: string;
  cause: "ELIMINATED" | "WITHDRAWN";
  onDay: Date;
  reason: string;
  /** A result is told with its publication (E4); whoever withdraws knows already. */
  isTold: boolean;
};
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/**
 * E4, G4, H2: the team leaves, so its agreement ends on a day but for talent support, which goes on as agreed. Nothing happens
 * without an agreement in force. Callers authorise; the stage's decision had two people.
 */
export async function endAgreementInTx(tx: Tx, actor: Actor, input: End, at: Date): Promise<void> {
  const { teamId, cause, onDay, reason, isTold } = input;
  await lockTeamInTx(tx, teamId);
  const agreement = await tx.agreement.findUnique({ where: { teamId }, select: { id: true, inForceId: true } });
  if (!agreement?.inForceId) return;
  const { count } = await tx.agreement.updateMany({
    where: { id: agreement.id, endedAt: null },
    data: { endsOn: onDay, endCause: cause, endReason: reason, endedAt: at, endedById: actor.id },
  });
  if (count === 0) throw new AppError("CONFLICT", `agreement ${agreement.id} has ended`);
  const subject = { subjectType: "Agreement", subjectId: agreement.id } as const;
  const data = { cause, endsOn: dayOf(onDay), reason, continues: "TALENT" as const };
  recordAudit(tx, actor, { type: "agreement.ended", ...subject, data }, at);
  if (isTold) await tellEndsInTx(tx, actor, { teamId }, at);
}

/** S10: the team is back, so what ended with its elimination goes on; what was on its way then is drafted anew. Callers authorise. */
export async function resumeAgreementInTx(
  tx: Tx,
  actor: Actor,
  { teamId, reason }: Pick<End, "teamId" | "reason">,
  at: Date,
): Promise<void> {
  await lockTeamInTx(tx, teamId);
  const ended = await tx.agreement.findFirst({
    where: { teamId, endedAt: { not: null } },
    select: { id: true, endsOn: true },
  });
  if (!ended) return;
  const end = { endsOn: null, endCause: null, endReason: null, endedAt: null, endedById: null, endToldAt: null };
  await tx.agreement.update({ where: { id: ended.id }, data: end, select: { id: true } });
  const data = { endedOn: ended.endsOn ? dayOf(ended.endsOn) : "", reason };
  recordAudit(tx, actor, { type: "agreement.resumed", subjectType: "Agreement", subjectId: ended.id, data }, at);
}

/** E4: the ends that nobody was told of yet become visible to the teams, and a version on its way is taken back. */
export async function tellEndsInTx(
  tx: Tx,
  actor: Actor,
  of: { teamId: string } | { team: { stageTeams: { some: { stageId: string } } } },
  at: Date,
): Promise<void> {
  const ended = await tx.agreement.findMany({
    where: { ...of, endedAt: { not: null }, endToldAt: null },
    orderBy: { teamId: "asc" }, // one order of teams for everybody, against deadlocks
    select: {
      ...{ id: true, teamId: true, inForceId: true, endsOn: true, endReason: true },
      versions: { where: { status: { in: ["DRAFT", "OFFERED"] } }, select: { id: true, version: true } },
    },
  });
  for (const { id, teamId, inForceId, endsOn, endReason, versions } of ended) {
    await lockTeamInTx(tx, teamId);
    await tx.agreement.update({ where: { id }, data: { endToldAt: at }, select: { id: true } });
    for (const open of versions) {
      const taken = { reason: endReason ?? "", expectedVersion: open.version };
      await withdrawInTx(tx, actor, await lockVersionInTx(tx, open.id), taken, at);
    }
    if (!inForceId || !endsOn) continue;
    const locked = await lockVersionInTx(tx, inForceId);
    await notify(tx, {
      kind: "agreementEnded",
      userIds: await consortiumOf(tx, locked),
      params: { ...noticeParams(locked), endsOn: dayOf(endsOn) },
      href: `/agreements/${id}`,
      at,
    });
  }
}
