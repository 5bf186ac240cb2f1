import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { closeWaitingEvidenceInTx } from "./commands/size-evidence";
import { canManageOrganisation, canRegisterOrganisation } from "./domain/access";
import { lockOrganisationInTx } from "./queries";
import type { ChangeOrganisation, RegisterOrganisation } from "./schema";

/** A2: a changed size class has to be confirmed anew. */
const UNCONFIRMED = { sizeClassConfirmedAt: null, sizeClassConfirmedById: null } as const;
const PROFILE = { nameKo: true, nameEn: true, kind: true, sizeClass: true, leasesGpusToGovernment: true } as const;

/** Refusal that names the entry people should join instead of making a second one. */
async function alreadyRegistered(tx: Tx, registrationNumber: string): Promise<Failure> {
  const known = await tx.organisation.findUnique({ where: { registrationNumber }, select: { nameKo: true } });
  return refuse("NUMBER_REGISTERED", { name: known?.nameKo ?? registrationNumber });
}

/**
 * A2: one entry per registration number; whoever registers becomes its manager. A second registration of the same number,
 * concurrent or later, is refused with NUMBER_REGISTERED.
 */
export function registerOrganisation(
  actor: Actor,
  input: RegisterOrganisation,
  at: Date,
): Promise<Outcome<{ id: string }>> {
  return inTransaction(async (tx) => {
    if (!canRegisterOrganisation(actor)) throw new AppError("NOT_FOUND", "may not register organisations");
    // The unique index decides between two at once: the loser waits for the winner's commit and then adds nothing.
    const { count } = await tx.organisation.createMany({
      data: [{ ...input, createdById: actor.id, createdAt: at }],
      skipDuplicates: true,
    });
    if (count === 0) return alreadyRegistered(tx, input.registrationNumber);
    const { id } = await tx.organisation.update({
      where: { registrationNumber: input.registrationNumber },
      data: { members: { create: { userId: actor.id, role: "MANAGER", joinedAt: at } } },
      select: { id: true },
    });
    recordAudit(
      tx,
      actor,
      { type: "organisation.registered", subjectType: "Organisation", subjectId: id, data: input },
      at,
    );
    return ok({ id });
  });
}

/**
 * Corrects what an organisation says of itself, all but its number. Sealed proposals keep what they were sealed with (A8);
 * what it means for drafts is the matter of `changeOrganisation` of the proposals. `isChanged`: some word or mark is another.
 */
export async function changeOrganisationInTx(
  tx: Tx,
  actor: Actor,
  input: ChangeOrganisation,
  at: Date,
): Promise<{ version: number; isChanged: boolean }> {
  const locked = await lockOrganisationInTx(tx, input.organisationId);
  if (!canManageOrganisation(actor, locked)) throw new AppError("NOT_FOUND", `organisation ${locked.id}`);
  const from = await tx.organisation.findUniqueOrThrow({ where: { id: locked.id }, select: PROFILE });
  const { nameKo, nameEn, kind, sizeClass, leasesGpusToGovernment } = input;
  const to = { nameKo, nameEn, kind, sizeClass, leasesGpusToGovernment };
  const { count } = await tx.organisation.updateMany({
    where: { id: locked.id, version: input.expectedVersion },
    data: { ...to, ...(from.sizeClass === sizeClass ? {} : UNCONFIRMED), version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `organisation ${locked.id} moved on`);
  if (from.sizeClass !== sizeClass) await closeWaitingEvidenceInTx(tx, locked.id, actor.id, at);
  recordAudit(
    tx,
    actor,
    { type: "organisation.changed", subjectType: "Organisation", subjectId: locked.id, data: { from, to } },
    at,
  );
  const isChanged = (Object.keys(to) as (keyof typeof to)[]).some((key) => from[key] !== to[key]);
  return { version: input.expectedVersion + 1, isChanged };
}
