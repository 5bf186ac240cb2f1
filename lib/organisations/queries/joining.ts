import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canRegisterOrganisation } from "../domain/access";
import { normaliseRegistrationNumber } from "../domain/registration-number";
import type { JoinableOrganisation, JoinPage } from "../types";

/** Letters or digits before anything is searched, and answers at most: the registry is looked up, not read through. */
export const SEARCH_MINIMUM = 2;
const FOUND_AT_MOST = 20;
const OPEN = { decidedAt: null, withdrawnAt: null } as const;

const ROW = (userId: string) =>
  ({
    id: true,
    nameKo: true,
    nameEn: true,
    registrationNumber: true,
    kind: true,
    members: { where: { userId, leftAt: null }, select: { id: true } },
    joinRequests: { where: { userId, ...OPEN }, select: { id: true, requestedAt: true } },
  }) as const;

const whereOf = (search: string) => {
  const digits = normaliseRegistrationNumber(search);
  const contains = { contains: search, mode: "insensitive" as const };
  return {
    mergedIntoId: null,
    OR: [
      { nameKo: contains },
      { nameEn: contains },
      ...(/^\d{3,10}$/.test(digits) ? [{ registrationNumber: { startsWith: digits } }] : []),
    ],
  };
};

type Row = Omit<JoinableOrganisation, "isMember" | "request"> & {
  members: { id: string }[];
  joinRequests: { id: string; requestedAt: Date }[];
};
const joinable = ({ members, joinRequests, ...row }: Row): JoinableOrganisation => ({
  ...row,
  isMember: members.length > 0,
  request: joinRequests[0] ?? null,
});

/** A2: organisations one may ask to join, by name or number, and the questions that still wait. Says nothing of their people. */
export async function searchToJoin(actor: Actor, search: string): Promise<JoinPage> {
  if (!canRegisterOrganisation(actor)) throw new AppError("NOT_FOUND", "search of organisations");
  const select = ROW(actor.id);
  const [found, waiting] = await Promise.all([
    search.length < SEARCH_MINIMUM
      ? []
      : db.organisation.findMany({ where: whereOf(search), orderBy: { nameKo: "asc" }, take: FOUND_AT_MOST, select }),
    db.organisation.findMany({
      where: { joinRequests: { some: { userId: actor.id, ...OPEN } } },
      orderBy: { nameKo: "asc" },
      select,
    }),
  ]);
  return {
    search,
    searched: search.length >= SEARCH_MINIMUM,
    found: found.map(joinable),
    waiting: waiting.map(joinable),
  };
}
