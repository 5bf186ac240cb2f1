import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { dateOf, dayAt, dayOf } from "@/lib/ledger/domain/calendar";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { deliverRefusal } from "../domain/lots";
import { lockLotInTx, lotFacts, peopleOfTeams, requireManager, requireOwnTeam } from "../queries/facts";
import type { DeliverLot, RecordLicence, RefuseDelivery } from "../schema";
import { recordStepInTx } from "./steps";

const href = (lotId: string): string => `/ledger/data/${lotId}`;
const GIGABYTE = 1_000_000_000;

type Terms = Pick<
  RecordLicence,
  "contractNumber" | "territory" | "permittedUse" | "redistribution" | "afterLeaving" | "noticeDays"
> & { startsOn: Date; expiresOn: Date | null };
const told = ({ startsOn, expiresOn, ...terms }: Terms) => ({
  ...{ contractNumber: terms.contractNumber, territory: terms.territory, permittedUse: terms.permittedUse },
  ...{ redistribution: terms.redistribution, afterLeaving: terms.afterLeaving, noticeDays: terms.noticeDays },
  ...{ startsOn: dayOf(startsOn), expiresOn: expiresOn && dayOf(expiresOn) },
});

/** T2: the terms on which the owner licensed the data; each change is on record with what was and what is. */
export async function recordLicence(actor: Actor, input: RecordLicence, at: Date): Promise<Outcome<null>> {
  requireManager(actor, `data lot ${input.lotId}`);
  const { lotId, expectedVersion, startsOn, expiresOn, ...rest } = input;
  const terms = { ...rest, startsOn: dateOf(startsOn), expiresOn: expiresOn === "" ? null : dateOf(expiresOn) };
  return inTransaction(async (tx) => {
    const lot = await lockLotInTx(tx, lotId);
    if (lot.status !== "PURCHASED" && lot.status !== "PAID") return refuse("LOT_NOT_PURCHASED");
    const before = await tx.dataLicence.findUnique({ where: { lotId } });
    if ((before?.version ?? 0) !== expectedVersion) throw new AppError("CONFLICT", `licence of ${lotId} moved on`);
    const data = { ...terms, recordedById: actor.id, recordedAt: at, version: expectedVersion + 1 };
    await tx.dataLicence.upsert({
      where: { lotId },
      create: { lotId, ...data },
      update: data,
      select: { lotId: true },
    });
    await recordStepInTx(tx, actor, lotId, { kind: "LICENCED" }, at);
    const change = { number: lot.number, from: before && told(before), to: told(terms) };
    const about = { subjectType: "DataLot", subjectId: lotId, data: change } as const;
    recordAudit(tx, actor, { type: "data.licenceRecorded", ...about }, at);
    return ok(null);
  });
}

/** T2: data handed over to one team: what (SHA-256, size, format) and where. The data themselves are never kept here. */
export async function deliverLot(actor: Actor, input: DeliverLot, at: Date): Promise<Outcome<{ deliveryId: string }>> {
  requireManager(actor, `data lot ${input.lotId}`);
  const { lotId, teamId, sizeGigabytes, ...what } = input;
  return inTransaction(async (tx) => {
    const lot = await lockLotInTx(tx, lotId);
    const [licence, underWay] = [
      await tx.dataLicence.findUnique({ where: { lotId }, select: { expiresOn: true } }),
      await tx.dataDelivery.count({ where: { lotId, teamId, status: { not: "REFUSED" } } }),
    ];
    const refused = deliverRefusal(lot, {
      ...{ hasLicence: licence !== null, underWay: underWay > 0 },
      isExpired: licence?.expiresOn ? dayOf(licence.expiresOn) < dayAt(at) : false,
      takesPart: lot.shares.some((share) => share.teamId === teamId),
    });
    if (refused) return refuse(refused.reason, refused.params);
    const sizeBytes = BigInt(Math.round(sizeGigabytes * GIGABYTE));
    const { id } = await tx.dataDelivery.create({
      data: { lotId, teamId, ...what, sizeBytes, sentById: actor.id, sentAt: at },
      select: { id: true },
    });
    await recordStepInTx(tx, actor, lotId, { kind: "DELIVERED", teamId }, at);
    await notify(tx, {
      kind: "dataDelivered",
      userIds: (await peopleOfTeams(tx, [teamId])).get(teamId) ?? [],
      params: { corpus: lot.corpus },
      href: href(lotId),
      at,
    });
    const data = { number: lot.number, teamId, sha256: what.sha256, sizeBytes: sizeBytes.toString() };
    recordAudit(tx, actor, { type: "data.delivered", subjectType: "DataLot", subjectId: lotId, data }, at);
    return ok({ deliveryId: id });
  });
}

type Answer = { status: "CONFIRMED" | "REFUSED"; note: string | null };

async function answer(tx: Tx, actor: Actor, deliveryId: string, { status, note }: Answer, at: Date) {
  const delivery = await tx.dataDelivery.findUnique({ where: { id: deliveryId } });
  if (!delivery) throw new AppError("NOT_FOUND", `data delivery ${deliveryId}`);
  await requireOwnTeam(tx, actor, delivery.teamId);
  const team = await lockTeamInTx(tx, delivery.teamId);
  const lot = await lotFacts(tx, delivery.lotId);
  const { count } = await tx.dataDelivery.updateMany({
    where: { id: deliveryId, status: "SENT" },
    data: { status, answeredById: actor.id, answeredAt: at, answerNote: note },
  });
  if (count === 0) throw new AppError("CONFLICT", `data delivery ${deliveryId} was answered`);
  await recordStepInTx(tx, actor, lot.id, { kind: status, teamId: team.id, note: note ?? "" }, at);
  await notify(tx, {
    kind: status === "CONFIRMED" ? "dataDeliveryConfirmed" : "dataDeliveryRefused",
    userIds: [delivery.sentById],
    params: { team: { ko: team.nameKo, en: team.nameEn }, corpus: lot.corpus, reason: note ?? "" },
    href: href(lot.id),
    at,
  });
  const data = { number: lot.number, teamId: team.id, to: status, reason: note };
  recordAudit(tx, actor, { type: "data.deliveryAnswered", subjectType: "DataLot", subjectId: lot.id, data }, at);
  return ok(null);
}

/** T2: the team has it, and it is what was said. */
export const confirmDelivery = (actor: Actor, input: { deliveryId: string }, at: Date): Promise<Outcome<null>> =>
  inTransaction((tx) => answer(tx, actor, input.deliveryId, { status: "CONFIRMED", note: null }, at));

/** The team says what is wrong; it can be delivered again. */
export const refuseDelivery = (actor: Actor, input: RefuseDelivery, at: Date): Promise<Outcome<null>> =>
  inTransaction((tx) => answer(tx, actor, input.deliveryId, { status: "REFUSED", note: input.reason }, at));
