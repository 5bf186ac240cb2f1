import "server-only";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { Membership } from "./domain/access";
import type { OwnOrganisation, SizeClass } from "./types";

/** The organisations somebody belongs to now, by Korean name. */
export async function organisationsOf(reader: Reader, userId: string): Promise<OwnOrganisation[]> {
  const rows = await reader.organisationMember.findMany({
    where: { userId, leftAt: null },
    orderBy: [{ organisation: { nameKo: "asc" } }, { organisationId: "asc" }],
    select: { role: true, organisation: { select: { id: true, nameKo: true, nameEn: true } } },
  });
  return rows.map(({ role, organisation }) => ({ ...organisation, role }));
}

/** Who belongs to an organisation now; for predicates. */
export const MEMBERSHIPS = { where: { leftAt: null }, select: { userId: true, role: true } } as const;

export type LockedOrganisation = {
  id: string;
  nameKo: string;
  nameEn: string;
  version: number;
  sizeClass: SizeClass;
  sizeClassConfirmedAt: Date | null;
  mergedIntoId: string | null;
  members: Membership[];
};
const LOCKED = {
  id: true,
  nameKo: true,
  nameEn: true,
  version: true,
  sizeClass: true,
  sizeClassConfirmedAt: true,
  mergedIntoId: true,
  members: MEMBERSHIPS,
} as const;

/** Locks the organisation, so that changes to its membership queue. Missing: NOT_FOUND. */
export async function lockOrganisationInTx(tx: Tx, organisationId: string): Promise<LockedOrganisation> {
  await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${organisationId} FOR UPDATE`;
  const organisation = await tx.organisation.findUnique({
    where: { id: organisationId },
    select: LOCKED,
  });
  if (!organisation) throw new AppError("NOT_FOUND", `organisation ${organisationId}`);
  return organisation;
}

/**
 * Which entry stands for each of these today: what was sealed or left behind under an entry that was merged is the target's
 * (A2). One step, since a signpost leads to where it leads at once. One query.
 */
export async function standingEntries(reader: Reader, ids: readonly string[]): Promise<(id: string) => string> {
  const rows = await reader.organisation.findMany({
    where: { id: { in: [...new Set(ids)] }, mergedIntoId: { not: null } },
    select: { id: true, mergedIntoId: true },
  });
  const leadsTo = new Map(rows.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
  return (id) => leadsTo.get(id) ?? id;
}
