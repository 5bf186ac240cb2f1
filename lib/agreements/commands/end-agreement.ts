import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { consortiumOf, noticeParams, withdrawInTx } from "./offer-version";
import { lockVersionInTx } from "./version-row";

type End = { teamId: string; cause: "ELIMINATED" | "WITHDRAWN"; onDay: Date; reason: string };

/**
 * E4, G4, H2: the team leaves, so its agreement ends on a day but for talent support, which goes on as agreed. A version on its
 * way is withdrawn. Nothing happens without an agreement in force. Callers authorise; the stage's decision had two people.
 */
export async function endAgreementInTx(tx: Tx, actor: Actor, input: End, at: Date): Promise<void> {
  await lockTeamInTx(tx, input.teamId);
  const agreement = await tx.agreement.findUnique({
    where: { teamId: input.teamId },
    select: {
      ...{ id: true, inForceId: true },
      versions: { where: { status: { in: ["DRAFT", "OFFERED"] } }, select: { id: true, version: true } },
    },
  });
  if (!agreement) return;
  const { cause, onDay, reason } = input;
  for (const { id, version } of agreement.versions)
    await withdrawInTx(tx, actor, await lockVersionInTx(tx, id), { reason, expectedVersion: version }, at);
  if (!agreement.inForceId) return;
  const { count } = await tx.agreement.updateMany({
    where: { id: agreement.id, endedAt: null },
    data: { endsOn: onDay, endCause: cause, endReason: reason, endedAt: at, endedById: actor.id },
  });
  if (count === 0) throw new AppError("CONFLICT", `agreement ${agreement.id} has ended`);
  const subject = { subjectType: "Agreement", subjectId: agreement.id } as const;
  const data = { cause, endsOn: onDay.toISOString().slice(0, 10), reason, continues: "TALENT" as const };
  recordAudit(tx, actor, { type: "agreement.ended", ...subject, data }, at);
  const locked = await lockVersionInTx(tx, agreement.inForceId);
  await notify(tx, {
    kind: "agreementEnded",
    userIds: await consortiumOf(tx, locked),
    params: { ...noticeParams(locked), endsOn: data.endsOn },
    href: `/agreements/${agreement.id}`,
    at,
  });
}
