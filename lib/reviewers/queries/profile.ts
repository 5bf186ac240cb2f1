import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canEditProfile, canMaintainReviewers, canViewReviewers, isReviewer } from "../domain/access";
import type { ReviewerProfilePage } from "../types";
import { loadsOf, NO_LOAD } from "./load";
import { fieldsInForce } from "./pool";
import { inOffice, invitedEmails, standingOf } from "./standing";

const dayText = (day: Date | null): string => day?.toISOString().slice(0, 10) ?? "";

/** What is on file of a reviewer; `null` for whoever is none. Authorises nobody. */
export async function reviewerOnFile(reader: Reader, userId: string, at: Date) {
  const user = await reader.user.findFirst({
    where: {
      id: userId,
      status: "ACTIVE",
      OR: [{ reviewerProfile: { isNot: null } }, { grants: { some: inOffice(at) } }],
    },
    select: {
      id: true,
      name: true,
      nameEn: true,
      email: true,
      grants: { where: inOffice(at), select: { id: true }, take: 1 },
      reviewerProfile: true,
      affiliations: {
        orderBy: [{ startedOn: "desc" }, { id: "asc" }],
        select: { organisationId: true, organisationName: true, unit: true, startedOn: true, endedOn: true },
      },
      reviewerTies: {
        orderBy: [{ declaredAt: "asc" }, { id: "asc" }],
        select: { kind: true, personName: true, organisationName: true, note: true },
      },
    },
  });
  if (!user) return null;
  const { affiliations, reviewerTies, ...person } = user;
  return {
    ...person,
    affiliations: affiliations.map(({ startedOn, endedOn, ...one }) => {
      return { ...one, startedOn: dayText(startedOn), endedOn: dayText(endedOn) };
    }),
    ties: reviewerTies,
  };
}

async function profilePage(actor: Actor, userId: string): Promise<ReviewerProfilePage> {
  const at = await now();
  const found = await reviewerOnFile(db, userId, at);
  if (!found) throw new AppError("NOT_FOUND", `reviewer ${userId}`);
  const { reviewerProfile: profile, grants, email, nameEn } = found;
  const [fields, loads, invited, editor] = await Promise.all([
    fieldsInForce(db, at),
    loadsOf(db, actor.id, [userId]),
    invitedEmails(db, [email], at),
    profile?.updatedById
      ? db.user.findUnique({ where: { id: profile.updatedById }, select: { name: true } })
      : Promise.resolve(null),
  ]);
  return {
    userId,
    name: found.name,
    nameEn: nameEn ?? "",
    email,
    standing: standingOf(grants, email, invited),
    version: profile?.version ?? 0,
    updatedAt: profile?.updatedAt ?? null,
    updatedByName: editor?.name ?? null,
    isForeign: profile?.isForeign ?? false,
    languages: profile?.languages ?? [],
    fieldKeys: (profile?.fieldKeys ?? []).filter((key) => fields.some((field) => field.key === key)),
    keywords: profile?.keywords ?? [],
    availability: profile?.availability ?? "AVAILABLE",
    availabilityNote: profile?.availabilityNote ?? "",
    maxSheets: profile?.maxSheets ?? null,
    affiliations: found.affiliations.map(({ organisationId: _, ...one }) => one),
    ties: found.ties,
    fields,
    load: loads.get(userId) ?? NO_LOAD,
    may: { edit: canEditProfile(actor, userId), maintain: canMaintainReviewers(actor) },
  };
}

/** S2: a reviewer as staff see them; who looked is on record (L2). */
export async function getReviewer(actor: Actor, userId: string): Promise<ReviewerProfilePage> {
  if (!canViewReviewers(actor)) throw new AppError("NOT_FOUND", `reviewer ${userId}`);
  const page = await profilePage(actor, userId);
  await recordAccess(db, actor, { kind: "PERSONAL_DATA", subjectType: "User", subjectId: userId, detail: "reviewer" });
  return page;
}

/** A reviewer's own profile. */
export async function getOwnProfile(actor: Actor): Promise<ReviewerProfilePage> {
  if (!isReviewer(actor)) throw new AppError("NOT_FOUND", "own reviewer profile");
  return profilePage(actor, actor.id);
}
