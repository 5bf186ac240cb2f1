import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ListQuery } from "@/lib/platform/list-query";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { canMaintainReviewers, canViewReviewers } from "../domain/access";
import { arrangePool } from "../domain/pool";
import type { FieldName, PoolRow } from "../types";
import { loadsOf, NO_LOAD } from "./load";
import { inOffice, invitedEmails, standingOf } from "./standing";

/** More people than any programme has reviewers; the list is put in order here, where words of fields are known. */
const POOL_LIMIT = 5_000;

/** Fields of expertise in force today, by which reviewers describe themselves. */
export async function fieldsInForce(reader: Reader, at: Date): Promise<FieldName[]> {
  const { content } = await rulebookInForce(reader, at);
  return content.panel.fields.map(({ key, nameKo, nameEn }) => ({ key, nameKo, nameEn }));
}

/** Everybody who reviews, was invited to, or has a profile. */
async function wholePool(actor: Actor, at: Date): Promise<PoolRow[]> {
  const users = await db.user.findMany({
    where: { status: "ACTIVE", OR: [{ reviewerProfile: { isNot: null } }, { grants: { some: inOffice(at) } }] },
    orderBy: { id: "asc" },
    take: POOL_LIMIT,
    select: {
      id: true,
      name: true,
      nameEn: true,
      email: true,
      grants: { where: inOffice(at), select: { id: true }, take: 1 },
      reviewerProfile: true,
      affiliations: {
        where: { endedOn: null },
        orderBy: { startedOn: "desc" },
        take: 1,
        select: { organisationName: true, unit: true, startedOn: true },
      },
    },
  });
  const loads = await loadsOf(
    db,
    actor.id,
    users.map(({ id }) => id),
  );
  const invited = await invitedEmails(
    db,
    users.map(({ email }) => email),
    at,
  );
  return users.map(({ id, name, nameEn, email, grants, reviewerProfile: profile, affiliations: [current] }) => ({
    userId: id,
    name,
    nameEn: nameEn ?? "",
    email,
    standing: standingOf(grants, email, invited),
    isForeign: profile?.isForeign ?? false,
    languages: profile?.languages ?? [],
    fieldKeys: profile?.fieldKeys ?? [],
    keywords: profile?.keywords ?? [],
    availability: profile?.availability ?? "AVAILABLE",
    maxSheets: profile?.maxSheets ?? null,
    organisation: current?.organisationName ?? "",
    unit: current?.unit ?? "",
    startedOn: current?.startedOn ?? null,
    ...(loads.get(id) ?? NO_LOAD),
  }));
}

type Pool = { rows: PoolRow[]; total: number; fields: FieldName[]; may: { maintain: boolean } };
/** S2: the pool as staff search it. Personal data: who looked is on record (L2). */
export async function listPool(actor: Actor, query: ListQuery): Promise<Pool> {
  if (!canViewReviewers(actor)) throw new AppError("NOT_FOUND", "reviewer pool");
  const at = await now();
  const fields = await fieldsInForce(db, at);
  const found = arrangePool(await wholePool(actor, at), query, fields);
  const from = (query.page - 1) * query.pageSize;
  const rows = found.slice(from, from + query.pageSize);
  const detail = `${rows.length} of ${found.length}; q=${query.search} ${JSON.stringify(query.filters)}`;
  await recordAccess(db, actor, { kind: "PERSONAL_DATA", subjectType: "ReviewerPool", subjectId: "*", detail });
  return { rows, total: found.length, fields, may: { maintain: canMaintainReviewers(actor) } };
}

/** Every row that the list's filters leave, for a file; on record with its reason (L2). */
export async function exportPool(
  actor: Actor,
  query: ListQuery,
  reason: string,
): Promise<{ rows: PoolRow[]; fields: FieldName[] }> {
  if (!canViewReviewers(actor)) throw new AppError("NOT_FOUND", "reviewer pool");
  const at = await now();
  const fields = await fieldsInForce(db, at);
  const rows = arrangePool(await wholePool(actor, at), query, fields);
  const detail = `${rows.length} rows; q=${query.search} ${JSON.stringify(query.filters)}`;
  await recordAccess(db, actor, { kind: "EXPORT", subjectType: "ReviewerPool", subjectId: "*", detail, reason });
  return { rows, fields };
}
