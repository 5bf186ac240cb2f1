import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { canRegisterOrganisation, canViewRegistry } from "./domain/access";
import { organisationsOf } from "./queries";
import { listSameNamed } from "./queries/doubles";
import { searchToJoin } from "./queries/joining";
import { getInvitation, getOrganisation, mergedTargetOf } from "./queries/organisation";
import { listOrganisations, REGISTRY_LIST } from "./queries/registry";
import { sizeEvidenceQueue } from "./queries/size-evidence";

const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

/** Staff get the registry, everybody else their own organisations; who holds both roles gets both. */
export const loadOrganisationsPage = cache(async (searchParams: SearchParams) => {
  const actor = await requireActor();
  const query = parseListQuery(searchParams, REGISTRY_LIST);
  const [own, registry] = await Promise.all([
    organisationsOf(db, actor.id),
    canViewRegistry(actor) ? listOrganisations(actor, query) : null,
  ]);
  return { own, registry, query, mayRegister: canRegisterOrganisation(actor) };
});

/** The registration page exists for applicants only. */
export const loadRegistration = cache(async () => {
  if (!canRegisterOrganisation(await requireActor())) notFound();
});

export const loadOrganisation = cache(async (id: string) =>
  orNotFound(getOrganisation(await requireActor(), id, await now())),
);

/** Where an old address of a merged entry leads its people, who belong to the target now; null for everything else. */
export const loadMergedTarget = cache(async (id: string) => mergedTargetOf(await requireActor(), id));

export const loadInvitation = cache(async (token: string) =>
  orNotFound(getInvitation(await requireActor(), token, await now())),
);

export const loadJoinPage = cache(async (search: string) => orNotFound(searchToJoin(await requireActor(), search)));

/** What waits in the registry for staff: evidence, and entries of one name for whoever may merge them. */
export const loadRegistryAffairs = cache(async () => {
  const actor = await requireActor();
  const [queue, doubles] = await Promise.all([orNotFound(sizeEvidenceQueue(actor)), listSameNamed(actor)]);
  return { ...queue, doubles };
});
