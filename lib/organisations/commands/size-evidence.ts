import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { canMaintainRegistry, canManageOrganisation } from "../domain/access";
import { lockOrganisationInTx } from "../queries";
import type { DecideSizeEvidence, FileSizeEvidence } from "../schema";

/** Evidence that nobody looked at yet and that newer facts replace: closed, not accepted, without a reason. */
export async function closeWaitingEvidenceInTx(tx: Tx, organisationId: string, byId: string, at: Date): Promise<void> {
  await tx.organisationSizeEvidence.updateMany({
    where: { organisationId, decidedAt: null },
    data: { decidedAt: at, decidedById: byId, accepted: false },
  });
}

/**
 * A2: a manager files evidence of the size class the organisation states now; it replaces evidence that still waits. The
 * file is one the manager uploaded. Refuses SIZE_CONFIRMED when the class stands confirmed.
 */
export function fileSizeEvidence(
  actor: Actor,
  input: FileSizeEvidence,
  at: Date,
): Promise<Outcome<{ evidenceId: string }>> {
  return inTransaction(async (tx) => {
    const organisation = await lockOrganisationInTx(tx, input.organisationId);
    if (!canManageOrganisation(actor, organisation)) throw new AppError("NOT_FOUND", `organisation ${organisation.id}`);
    if (organisation.sizeClassConfirmedAt) return refuse("SIZE_CONFIRMED");
    const file = await tx.storedFile.findFirst({
      where: { id: input.file?.id ?? "", uploadedById: actor.id },
      select: { id: true, sha256: true },
    });
    if (!file) return refuseField("file", "organisations.evidenceFile");
    await closeWaitingEvidenceInTx(tx, organisation.id, actor.id, at);
    const { id } = await tx.organisationSizeEvidence.create({
      data: {
        organisationId: organisation.id,
        sizeClass: organisation.sizeClass,
        fileId: file.id,
        note: input.note,
        submittedById: actor.id,
        submittedAt: at,
      },
      select: { id: true },
    });
    const data = { evidenceId: id, sizeClass: organisation.sizeClass, sha256: file.sha256 };
    const subject = { subjectType: "Organisation", subjectId: organisation.id };
    recordAudit(tx, actor, { type: "organisation.sizeEvidenceFiled", ...subject, data }, at);
    return ok({ evidenceId: id });
  });
}

/** Staff confirm the size class by its evidence, or return it with a reason. The first decision stands (CONFLICT). */
export function decideSizeEvidence(actor: Actor, input: DecideSizeEvidence, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    if (!canMaintainRegistry(actor)) throw new AppError("NOT_FOUND", "size evidence");
    const evidence = await tx.organisationSizeEvidence.findUnique({
      where: { id: input.evidenceId },
      select: { id: true, organisationId: true, sizeClass: true },
    });
    if (!evidence) throw new AppError("NOT_FOUND", `size evidence ${input.evidenceId}`);
    const organisation = await lockOrganisationInTx(tx, evidence.organisationId);
    // S3 in small: nobody confirms papers of an organisation they belong to.
    if (organisation.members.some((member) => member.userId === actor.id))
      throw new AppError("NOT_FOUND", "own organisation");
    const { count } = await tx.organisationSizeEvidence.updateMany({
      where: { id: evidence.id, decidedAt: null },
      data: { decidedAt: at, decidedById: actor.id, accepted: input.accept, reason: input.reason },
    });
    if (count === 0) throw new AppError("CONFLICT", `size evidence ${evidence.id} is decided`);
    if (input.accept)
      await tx.organisation.update({
        where: { id: organisation.id },
        data: { sizeClassConfirmedAt: at, sizeClassConfirmedById: actor.id },
        select: { id: true },
      });
    const { id: evidenceId, sizeClass } = evidence;
    const data = { evidenceId, sizeClass, accepted: input.accept, reason: input.reason };
    const subject = { subjectType: "Organisation", subjectId: organisation.id };
    recordAudit(tx, actor, { type: "organisation.sizeEvidenceDecided", ...subject, data }, at);
    await notify(tx, {
      kind: input.accept ? "organisationSizeConfirmed" : "organisationSizeReturned",
      userIds: organisation.members.filter((member) => member.role === "MANAGER").map((member) => member.userId),
      params: { organisation: { ko: organisation.nameKo, en: organisation.nameEn }, reason: input.reason },
      href: `/organisations/${organisation.id}`,
      at,
    });
    return ok(null);
  });
}
