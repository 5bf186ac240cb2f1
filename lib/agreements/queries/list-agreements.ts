import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type ListQuery, parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { proposalsKeptFrom } from "@/lib/proposals/queries/conflicted";
import { supportCells } from "@/lib/teams/domain/support";
import type { Prisma } from "@/prisma/generated/client";
import { canDraftAgreement, canListAgreements, ownAgreements } from "../domain/access";
import { draftFigures } from "../domain/figures";
import type { AgreementRow, UnagreedTeam } from "../types";

/** How the list may be asked; the page and its export read the same address. */
export const AGREEMENT_LIST = {
  sortable: ["number", "team", "createdAt"],
  defaultSort: "number",
  filters: ["standing"],
} as const;
export const STANDINGS = ["DRAFT", "OFFERED", "IN_FORCE", "ENDED"] as const;
type Standing = (typeof STANDINGS)[number];

const ROW = {
  ...{ id: true, number: true, endedAt: true, endToldAt: true },
  team: { select: { id: true, nameKo: true, nameEn: true, call: { select: { code: true } } } },
  inForce: { select: { number: true, signedAt: true } },
  versions: {
    where: { status: { in: ["DRAFT", "OFFERED"] } },
    select: { number: true, status: true, organisationIds: true, _count: { select: { signatures: true } } },
  },
} satisfies Prisma.AgreementSelect;
type Row = Prisma.AgreementGetPayload<{ select: typeof ROW }>;

/** What a filter means; of ends a team may count only those it was told of, or the count would tell it (E4). */
function standingWhere(standing: Standing, isStaff: boolean): Prisma.AgreementWhereInput {
  const ended = isStaff ? "endedAt" : "endToldAt";
  const where: Record<Standing, Prisma.AgreementWhereInput> = {
    DRAFT: { versions: { some: { status: isStaff ? "DRAFT" : { in: [] } } } },
    OFFERED: { versions: { some: { status: "OFFERED" } } },
    IN_FORCE: { inForceId: { not: null }, [ended]: null },
    ENDED: { [ended]: { not: null } },
  };
  return where[standing];
}

function whereOf({ search, filters }: ListQuery, isStaff: boolean): Prisma.AgreementWhereInput {
  const text = { contains: search, mode: "insensitive" as const };
  const standing = STANDINGS.find((one) => one === filters.standing);
  return {
    ...(standing ? standingWhere(standing, isStaff) : {}),
    ...(search ? { OR: [{ number: text }, { team: { nameKo: text } }, { team: { nameEn: text } }] } : {}),
  };
}

const orderOf = ({ sort, direction }: ListQuery): Prisma.AgreementOrderByWithRelationInput[] => [
  sort === "team" ? { team: { nameKo: direction } } : { [sort === "createdAt" ? sort : "number"]: direction },
  { id: "asc" },
];

function rowOf(
  { id: agreementId, number, endedAt, endToldAt, team, inForce, versions }: Row,
  isStaff: boolean,
): AgreementRow {
  const [found] = versions.filter(({ status }) => isStaff || status === "OFFERED");
  const open = found && (found.status === "DRAFT" || found.status === "OFFERED") ? found : null;
  return {
    ...{ teamId: team.id, teamKo: team.nameKo, teamEn: team.nameEn },
    ...{ callCode: team.call.code, agreementId, number },
    // E4: the team learns of it with the publication.
    standing: (isStaff ? endedAt : endToldAt)
      ? "ENDED"
      : inForce
        ? "IN_FORCE"
        : open?.status === "OFFERED"
          ? "OFFERED"
          : "DRAFT",
    ...{ inForceNumber: inForce?.number ?? null, inForceAt: inForce?.signedAt ?? null },
    open: open && {
      ...{ number: open.number, status: open.status as "DRAFT" | "OFFERED", signatures: open._count.signatures },
      parties: open.organisationIds.length + 1,
    },
  };
}

/** S3: staff see every agreement but those of consortia they are kept from; others their own, once offered. */
async function visibleTo(actor: Actor, isStaff: boolean): Promise<Prisma.AgreementWhereInput> {
  if (!isStaff) return ownAgreements(actor);
  return { team: { proposalId: { notIn: await proposalsKeptFrom(db, actor.id) } } };
}

type Found = { rows: AgreementRow[]; total: number; isStaff: boolean };

/** D4: agreements, searched, filtered, sorted and paged by the database. `all` leaves paging out, for exports. */
export async function listAgreements(actor: Actor, query: ListQuery, all = false): Promise<Found> {
  const isStaff = canListAgreements(actor);
  const where = { AND: [await visibleTo(actor, isStaff), whereOf(query, isStaff)] };
  const paging: Pick<Prisma.AgreementFindManyArgs, "skip" | "take"> = all
    ? {}
    : { skip: (query.page - 1) * query.pageSize, take: query.pageSize };
  const [rows, total] = await Promise.all([
    db.agreement.findMany({ where, orderBy: orderOf(query), select: ROW, ...paging }),
    db.agreement.count({ where }),
  ]);
  return { rows: rows.map((row) => rowOf(row, isStaff)), total, isStaff };
}

/** The agreement of one team for this reader, or null. */
export async function teamAgreement(actor: Actor, teamId: string): Promise<AgreementRow | null> {
  const isStaff = canListAgreements(actor);
  const row = await db.agreement.findFirst({ where: { teamId, AND: [await visibleTo(actor, isStaff)] }, select: ROW });
  return row && rowOf(row, isStaff);
}

/** D4: active teams with deliberated support and no agreement on its way or in force, for whoever drafts. */
export async function unagreedTeams(actor: Actor): Promise<UnagreedTeam[]> {
  if (!canDraftAgreement(actor)) return [];
  const teams = await db.team.findMany({
    where: {
      ...{ status: "ACTIVE", proposalId: { notIn: await proposalsKeptFrom(db, actor.id) } },
      OR: [
        { agreement: null },
        { agreement: { inForceId: null, versions: { none: { status: { in: ["DRAFT", "OFFERED"] } } } } },
      ],
    },
    orderBy: { nameKo: "asc" },
    select: { id: true, nameKo: true, nameEn: true, call: { select: { code: true } }, supportSteps: true },
  });
  return teams
    .filter(({ supportSteps }) => draftFigures(supportCells(supportSteps)).length > 0)
    .map(({ id: teamId, nameKo, nameEn, call }) => ({ teamId, nameKo, nameEn, callCode: call.code }));
}

/** L2: the list as its address asks for it, with the reason on record. For staff. */
export async function exportAgreements(actor: Actor, params: SearchParams, reason: string): Promise<AgreementRow[]> {
  if (!canListAgreements(actor)) throw new AppError("NOT_FOUND", "agreements");
  const { rows } = await listAgreements(actor, parseListQuery(params, AGREEMENT_LIST), true);
  const detail = new URLSearchParams(params as Record<string, string>).toString().slice(0, 500);
  await recordAccess(db, actor, { kind: "EXPORT", subjectType: "Agreement", subjectId: "list", reason, detail });
  return rows;
}
