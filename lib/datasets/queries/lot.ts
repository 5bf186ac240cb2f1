import "server-only";
import type { Actor } from "@/lib/access/actor";
import { dayAt, dayOf } from "@/lib/ledger/domain/calendar";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { activeTeams } from "@/lib/teams/queries/team-facts";
import type { Prisma } from "@/prisma/generated/client";
import { canManageData, canPayData, canViewData } from "../domain/access";
import { licenceState } from "../domain/licence";
import type { LotPhase } from "../domain/lots";
import type { LotView, StepView } from "../types";
import { evidenceOf } from "./evidence";
import { ownTeamIds } from "./facts";
import { lotRows } from "./lot-rows";
import { closedBallots } from "./rounds";
import { OPEN_WISHES, wishRows } from "./wish-rows";

const NAME = { select: { nameKo: true, nameEn: true, status: true } } as const;
const LOT = {
  ...{ version: true, year: true, proposedById: true, approvedById: true, roundId: true },
  round: { select: { number: true, closesAt: true } },
  wishes: { select: { teamId: true } },
  shares: {
    orderBy: { team: { nameKo: "asc" } },
    select: { teamId: true, weight: true, amountWon: true, team: NAME },
  },
  licence: true,
  deliveries: { orderBy: { sentAt: "asc" }, include: { team: NAME } },
  steps: { orderBy: [{ at: "asc" }, { id: "asc" }] },
} satisfies Prisma.DataLotSelect;

/** What other teams and the negotiation are about is not for a team's eyes. */
const INTERNAL: readonly StepView["kind"][] = ["PROPOSED", "RETURNED"];
const NEGOTIATED: readonly LotPhase[] = ["PURCHASED", "PAID"];

const nameOf = (teamId: string, team: { nameKo: string; nameEn: string }) => ({
  ...{ teamId, teamKo: team.nameKo, teamEn: team.nameEn },
});

type Found = NonNullable<Awaited<ReturnType<typeof findLot>>>;
const findLot = (lotId: string) => db.dataLot.findUnique({ where: { id: lotId }, select: LOT });

/** Staff of data see every lot; a team those it wished for, bears a share of, or votes on. */
async function visibleLot(actor: Actor, lotId: string): Promise<{ lot: Found; own: string[]; isStaff: boolean }> {
  const lot = await findLot(lotId);
  const isStaff = canViewData(actor);
  const own = isStaff ? [] : await ownTeamIds(db, actor);
  const concerns = [...(lot?.wishes ?? []), ...(lot?.shares ?? [])].some(({ teamId }) => own.includes(teamId));
  const votes =
    !isStaff && !concerns && lot?.roundId && own.length > 0
      ? (await db.team.count({ where: { id: { in: own }, status: "ACTIVE" } })) > 0
      : false;
  if (!lot || !(isStaff || concerns || votes)) throw new AppError("NOT_FOUND", `data lot ${lotId}`);
  return { lot, own, isStaff };
}

/** Room in the envelopes of the lot's year, by team; for staff. */
async function rooms(year: number): Promise<Map<string, bigint>> {
  const rows = await db.budgetEnvelope.findMany({
    where: { resource: "DATA_JOINT", year },
    select: { teamId: true, limitWon: true, committedWon: true },
  });
  return new Map(rows.map(({ teamId, limitWon, committedWon }) => [teamId, limitWon - committedWon]));
}

function termsOf({ licence }: Found, at: Date): LotView["terms"] {
  if (!licence) return null;
  const { lotId: _, recordedById: __, recordedAt: ___, warnedOf: ____, ...rest } = licence;
  const terms = { ...rest, startsOn: dayOf(rest.startsOn), expiresOn: rest.expiresOn && dayOf(rest.expiresOn) };
  return { ...terms, state: licenceState(terms, dayAt(at)) };
}

async function stepsOf({ steps }: Found, isStaff: boolean, own: readonly string[]): Promise<StepView[]> {
  const seen = steps.filter(
    ({ kind, teamId }) => isStaff || (!INTERNAL.includes(kind) && (teamId === null || own.includes(teamId))),
  );
  const [users, teams] = await Promise.all([
    db.user.findMany({ where: { id: { in: seen.map(({ byId }) => byId) } }, select: { id: true, name: true } }),
    db.team.findMany({
      where: { id: { in: seen.flatMap(({ teamId }) => teamId ?? []) } },
      select: { id: true, nameKo: true, nameEn: true },
    }),
  ]);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const byTeam = new Map(teams.map((team) => [team.id, nameOf(team.id, team)]));
  return seen.map(({ id, kind, at, byId, teamId, note }) => ({
    ...{ id, kind, at, note, by: isStaff ? (names.get(byId) ?? "") : null },
    team: teamId ? (byTeam.get(teamId) ?? null) : null,
  }));
}

function mayOf(actor: Actor, lot: Found, phase: LotPhase, at: Date): LotView["may"] {
  const expiresOn = lot.licence?.expiresOn;
  const manage = canManageData(actor);
  const bought = phase === "PURCHASED" || phase === "PAID";
  const underWay = new Set(lot.deliveries.filter(({ status }) => status !== "REFUSED").map(({ teamId }) => teamId));
  return {
    merge: manage && phase === "COLLECTING",
    cancel: manage && (phase === "COLLECTING" || phase === "RANKED"),
    propose: manage && phase === "RANKED",
    approve: manage && phase === "PROPOSED" && lot.proposedById !== actor.id,
    takeBack: manage && phase === "PROPOSED" && lot.proposedById === actor.id,
    pay: canPayData(actor) && phase === "PURCHASED" && ![lot.proposedById, lot.approvedById].includes(actor.id),
    licence: manage && bought,
    addEvidence: manage,
    deliverTo:
      manage && bought && lot.licence && !(expiresOn && dayOf(expiresOn) < dayAt(at))
        ? lot.shares.filter(({ teamId }) => !underWay.has(teamId)).map(({ teamId, team }) => nameOf(teamId, team))
        : [],
  };
}

/** T2: one lot from wish to delivery. A team sees of wishes, shares, deliveries and history what is its own. */
export async function getLot(actor: Actor, lotId: string): Promise<LotView> {
  const { lot, own, isStaff } = await visibleLot(actor, lotId);
  const at = await now();
  const seen = <T extends { teamId: string }>(rows: readonly T[]) =>
    rows.filter(({ teamId }) => isStaff || own.includes(teamId));
  const [[row], ballots, wishes, openWishes, teams, room, evidence, steps] = await Promise.all([
    lotRows(({ id }) => id === lotId, at),
    isStaff && lot.roundId ? closedBallots(at, lot.roundId) : [],
    wishRows({ lotId, ...(isStaff ? {} : { teamId: { in: own } }) }),
    canManageData(actor) ? wishRows(OPEN_WISHES) : [],
    canManageData(actor) ? activeTeams(db) : [],
    isStaff ? rooms(lot.year) : new Map<string, bigint>(),
    isStaff || seen(lot.shares).length > 0 ? evidenceOf({ lotId }) : [],
    stepsOf(lot, isStaff, own),
  ]);
  if (!row) throw new AppError("NOT_FOUND", `data lot ${lotId}`);
  const bought = NEGOTIATED.includes(row.phase);
  return {
    ...{ ...row, isStaff, wishes, openWishes, evidence, steps, version: lot.version, round: lot.round },
    priceWon: isStaff || bought ? row.priceWon : null,
    points:
      isStaff && row.standing ? ballots.map(({ points, ...one }) => ({ ...one, points: points[lotId] ?? 0 })) : null,
    shares: (isStaff || bought ? seen(lot.shares) : []).map(({ team, ...share }) => ({
      ...{ ...nameOf(share.teamId, team), teamStatus: team.status, weight: share.weight, amountWon: share.amountWon },
      roomWon: room.get(share.teamId) ?? null,
    })),
    terms: termsOf(lot, at),
    deliveries: seen(lot.deliveries).map(({ team, sentById: _, answeredById: __, lotId: ___, ...one }) => ({
      ...{ ...one, ...nameOf(one.teamId, team) },
      mayAnswer: one.status === "SENT" && own.includes(one.teamId),
    })),
    candidates: teams.map(({ id, nameKo, nameEn }) => ({
      ...nameOf(id, { nameKo, nameEn }),
      ...{ wants: lot.wishes.some(({ teamId }) => teamId === id), roomWon: room.get(id) ?? null },
    })),
    may: mayOf(actor, lot, row.phase, at),
  };
}
