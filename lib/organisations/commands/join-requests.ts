import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canManageOrganisation, canRegisterOrganisation } from "../domain/access";
import { type LockedOrganisation, lockOrganisationInTx } from "../queries";
import type { AskToJoin, DecideJoinRequest } from "../schema";

const OPEN = { decidedAt: null, withdrawnAt: null } as const;
const onOrganisation = (id: string) => ({ subjectType: "Organisation", subjectId: id });
const managersOf = (organisation: LockedOrganisation): string[] =>
  organisation.members.filter((member) => member.role === "MANAGER").map((member) => member.userId);
const nameOf = ({ nameKo, nameEn }: LockedOrganisation) => ({ ko: nameKo, en: nameEn });

/**
 * A2: an applicant asks to join an organisation of the registry; its managers are told. Asking twice, together or later,
 * leaves one request. Refuses ALREADY_MEMBER, ORGANISATION_MERGED.
 */
export function askToJoin(actor: Actor, input: AskToJoin, at: Date): Promise<Outcome<{ requestId: string }>> {
  return inTransaction(async (tx) => {
    if (!canRegisterOrganisation(actor)) throw new AppError("NOT_FOUND", "may not join organisations");
    // The lock makes two questions of one person queue; the partial unique index would refuse the second.
    const organisation = await lockOrganisationInTx(tx, input.organisationId);
    if (organisation.mergedIntoId) return refuse("ORGANISATION_MERGED");
    if (organisation.members.some((member) => member.userId === actor.id)) return refuse("ALREADY_MEMBER");
    const mine = { organisationId: organisation.id, userId: actor.id };
    const waiting = await tx.organisationJoinRequest.findFirst({ where: { ...mine, ...OPEN }, select: { id: true } });
    if (waiting) return ok({ requestId: waiting.id });
    const { id } = await tx.organisationJoinRequest.create({
      data: { ...mine, message: input.message, requestedAt: at },
      select: { id: true },
    });
    const data = { userId: actor.id, requestId: id };
    recordAudit(tx, actor, { type: "organisation.joinRequested", ...onOrganisation(organisation.id), data }, at);
    await notify(tx, {
      kind: "organisationJoinRequested",
      userIds: managersOf(organisation),
      params: { name: actor.name, organisation: nameOf(organisation) },
      href: `/organisations/${organisation.id}`,
      at,
    });
    return ok({ requestId: id });
  });
}

/** Takes one's own open request back. */
export function withdrawJoinRequest(
  actor: Actor,
  input: { organisationId: string; requestId: string },
  at: Date,
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const mine = { id: input.requestId, organisationId: input.organisationId, userId: actor.id };
    const known = await tx.organisationJoinRequest.findFirst({ where: mine, select: { id: true } });
    if (!known) throw new AppError("NOT_FOUND", `join request ${input.requestId}`);
    const { count } = await tx.organisationJoinRequest.updateMany({
      where: { ...mine, ...OPEN },
      data: { withdrawnAt: at },
    });
    if (count === 0) throw new AppError("CONFLICT", `join request ${input.requestId} is no longer open`);
    const data = { userId: actor.id, requestId: input.requestId };
    recordAudit(
      tx,
      actor,
      { type: "organisation.joinRequestWithdrawn", ...onOrganisation(input.organisationId), data },
      at,
    );
    return ok(null);
  });
}

async function takeIn(tx: Tx, organisationId: string, userId: string, at: Date): Promise<void> {
  const membership = { role: "MEMBER" as const, joinedAt: at, leftAt: null };
  await tx.organisationMember.upsert({
    where: { organisationId_userId: { organisationId, userId } },
    create: { organisationId, userId, ...membership },
    update: membership,
    select: { id: true },
  });
}

/** A manager approves (the person becomes a member) or declines; the first answer stands, a later one is a CONFLICT. */
export function decideJoinRequest(actor: Actor, input: DecideJoinRequest, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const organisation = await lockOrganisationInTx(tx, input.organisationId);
    if (!canManageOrganisation(actor, organisation)) throw new AppError("NOT_FOUND", `organisation ${organisation.id}`);
    const request = await tx.organisationJoinRequest.findFirst({
      where: { id: input.requestId, organisationId: organisation.id },
      select: { id: true, userId: true },
    });
    if (!request) throw new AppError("NOT_FOUND", `join request ${input.requestId}`);
    const { count } = await tx.organisationJoinRequest.updateMany({
      where: { id: request.id, ...OPEN },
      data: { decidedAt: at, decidedById: actor.id, approved: input.approve },
    });
    if (count === 0) throw new AppError("CONFLICT", `join request ${request.id} is no longer open`);
    // Somebody who joined by invitation meanwhile keeps the role they got.
    const isMember = organisation.members.some((member) => member.userId === request.userId);
    if (input.approve && !isMember) await takeIn(tx, organisation.id, request.userId, at);
    const data = { userId: request.userId, requestId: request.id, approved: input.approve };
    recordAudit(tx, actor, { type: "organisation.joinRequestDecided", ...onOrganisation(organisation.id), data }, at);
    await notify(tx, {
      kind: input.approve ? "organisationJoinApproved" : "organisationJoinDeclined",
      userIds: [request.userId],
      params: { organisation: nameOf(organisation) },
      href: input.approve ? `/organisations/${organisation.id}` : "/organisations",
      at,
    });
    return ok(null);
  });
}
