import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canManageOrganisation } from "../domain/access";
import { membershipRefusal } from "../domain/membership";
import { lockOrganisationInTx } from "../queries";
import type { ChangeMemberRole, RemoveMember } from "../schema";

/** Makes a member a manager or back. The last manager stays one (LAST_MANAGER), whoever asks at the same time. */
export function changeMemberRole(actor: Actor, input: ChangeMemberRole, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const organisation = await lockOrganisationInTx(tx, input.organisationId);
    if (!canManageOrganisation(actor, organisation)) throw new AppError("NOT_FOUND", `organisation ${organisation.id}`);
    const refusal = membershipRefusal(organisation.members, input.userId, input.role);
    if (refusal) return refuse(refusal);
    const from = organisation.members.find((member) => member.userId === input.userId)?.role ?? input.role;
    if (from === input.role) return ok(null);
    await tx.organisationMember.updateMany({
      where: { organisationId: organisation.id, userId: input.userId, leftAt: null },
      data: { role: input.role },
    });
    const data = { userId: input.userId, from, to: input.role };
    recordAudit(
      tx,
      actor,
      { type: "organisation.memberRoleChanged", subjectType: "Organisation", subjectId: organisation.id, data },
      at,
    );
    return ok(null);
  });
}

/** Ends a membership: managers end anyone's, members their own. The row stays with its last day, for conflicts of interest (S3). */
export function removeMember(actor: Actor, input: RemoveMember, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const organisation = await lockOrganisationInTx(tx, input.organisationId);
    const isOwn = organisation.members.some((member) => member.userId === actor.id) && input.userId === actor.id;
    if (!isOwn && !canManageOrganisation(actor, organisation))
      throw new AppError("NOT_FOUND", `organisation ${organisation.id}`);
    const refusal = membershipRefusal(organisation.members, input.userId, null);
    if (refusal) return refuse(refusal);
    const from = organisation.members.find((member) => member.userId === input.userId)?.role ?? "MEMBER";
    await tx.organisationMember.updateMany({
      where: { organisationId: organisation.id, userId: input.userId, leftAt: null },
      data: { leftAt: at },
    });
    recordAudit(
      tx,
      actor,
      {
        type: "organisation.memberRemoved",
        subjectType: "Organisation",
        subjectId: organisation.id,
        data: { userId: input.userId, from },
      },
      at,
    );
    if (!isOwn)
      await notify(tx, {
        kind: "organisationMemberRemoved",
        userIds: [input.userId],
        params: { organisation: { ko: organisation.nameKo, en: organisation.nameEn } },
        href: "/organisations",
        at,
      });
    return ok(null);
  });
}
