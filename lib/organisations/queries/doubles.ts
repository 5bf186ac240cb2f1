import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canMaintainRegistry } from "../domain/access";
import { type LikelyDouble, likelyDoublesOf, type RegistryName, sameNamed } from "../domain/doubles";
import { normaliseRegistrationNumber } from "../domain/registration-number";

const NAME = { id: true, nameKo: true, nameEn: true, registrationNumber: true } as const;
/** Oldest first: who registered first is usually who has the right number. */
const standing = (reader: Reader): Promise<RegistryName[]> =>
  reader.organisation.findMany({ where: { mergedIntoId: null }, orderBy: { createdAt: "asc" }, select: NAME });

/** A2: groups of entries of one name that staff have not merged. One query. */
export async function listSameNamed(actor: Actor): Promise<RegistryName[][]> {
  if (!canMaintainRegistry(actor)) return [];
  return sameNamed(await standing(db));
}

const SUGGESTED_AT_MOST = 8;
/** A2: entries that may be the same body as one, the likeliest first. */
export async function likelyDoubles(reader: Reader, one: RegistryName): Promise<LikelyDouble<RegistryName>[]> {
  return likelyDoublesOf(one, await standing(reader)).slice(0, SUGGESTED_AT_MOST);
}

const FOUND_AT_MOST = 20;
/** Entries by a part of the name or the beginning of the number, for staff who look for the one that stays. */
export async function searchEntries(actor: Actor, search: string, exceptId: string): Promise<RegistryName[]> {
  if (!canMaintainRegistry(actor)) throw new AppError("NOT_FOUND", "search of entries");
  if (search.length < 2) return [];
  const digits = normaliseRegistrationNumber(search);
  const contains = { contains: search, mode: "insensitive" as const };
  return db.organisation.findMany({
    where: {
      mergedIntoId: null,
      id: { not: exceptId },
      OR: [
        { nameKo: contains },
        { nameEn: contains },
        ...(/^\d{3,10}$/.test(digits) ? [{ registrationNumber: { startsWith: digits } }] : []),
      ],
    },
    orderBy: { nameKo: "asc" },
    take: FOUND_AT_MOST,
    select: NAME,
  });
}
