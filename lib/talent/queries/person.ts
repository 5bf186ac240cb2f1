import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canAddEvidence, canDecideTalent, canReleasePayment, canViewTalent, canViewTeamTalent } from "../domain/access";
import { monthAt, monthOf, monthsBetween, yearOf } from "../domain/months";
import { supportByYear, supportOf } from "../domain/support";
import type { EvidenceView, PaymentView, PersonView } from "../types";
import { type PersonFacts, paidCosts, personFacts } from "./facts";
import { talentRows } from "./talent-list";

/** Who may look at a researcher: the team's own people and staff of talent. NOT_FOUND for others and under another team's address. */
export async function viewablePerson(actor: Actor, personId: string, teamId?: string): Promise<PersonFacts> {
  const person = await personFacts(db, personId);
  if (!canViewTeamTalent(actor, person.scope) || (teamId !== undefined && person.teamId !== teamId))
    throw new AppError("NOT_FOUND", `researcher ${personId}`);
  return person;
}

async function paymentsOf(actor: Actor, personId: string): Promise<PaymentView[]> {
  const rows = await db.talentPayment.findMany({
    where: { personId },
    orderBy: [{ month: "asc" }, { proposedAt: "asc" }],
  });
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(rows.flatMap((row) => [row.proposedById, row.decidedById ?? row.proposedById]))] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map((row) => ({
    ...{ id: row.id, month: monthOf(row.month), costs: paidCosts(row), supportWon: row.supportWon, status: row.status },
    ...{ decidedAt: row.decidedAt, decisionReason: row.decisionReason },
    proposedBy: names.get(row.proposedById) ?? "",
    decidedBy: row.decidedById ? (names.get(row.decidedById) ?? "") : null,
    mayDecide: row.status === "PROPOSED" && canReleasePayment(actor) && row.proposedById !== actor.id,
  }));
}

async function evidenceOf(personId: string): Promise<EvidenceView[]> {
  const rows = await db.talentEvidence.findMany({
    where: { personId },
    orderBy: [{ month: { sort: "asc", nulls: "first" } }, { addedAt: "asc" }],
    select: { id: true, kind: true, month: true, fileId: true, addedAt: true },
  });
  const files = await db.storedFile.findMany({
    where: { id: { in: rows.map((row) => row.fileId) } },
    select: { id: true, name: true, sizeBytes: true, sha256: true },
  });
  const byId = new Map(files.map((file) => [file.id, file]));
  return rows.map(({ fileId, month, ...row }) => {
    const file = byId.get(fileId);
    return {
      ...{ ...row, month: month === null ? null : monthOf(month), fileName: file?.name ?? "" },
      ...{ sizeBytes: Number(file?.sizeBytes ?? 0n), sha256: file?.sha256 ?? "" },
    };
  });
}

/** H3: one researcher with months, money and evidence; a look by staff is on record (L2). */
export async function getPerson(actor: Actor, teamId: string, personId: string): Promise<PersonView> {
  const person = await viewablePerson(actor, personId, teamId);
  const [[row], stored, payments, evidence, at, { talent }] = await Promise.all([
    talentRows({ id: personId }),
    db.talentPerson.findUniqueOrThrow({
      where: { id: personId },
      select: { task: true, requestedAt: true, decidedAt: true, decisionReason: true },
    }),
    paymentsOf(actor, personId),
    evidenceOf(personId),
    now(),
    rulebookContent(db, person.team.rulebookVersion),
  ]);
  if (!row) throw new AppError("NOT_FOUND", `researcher ${personId}`);
  if (canViewTalent(actor))
    await recordAccess(db, actor, { kind: "PERSONAL_DATA", subjectType: "TalentPerson", subjectId: personId });
  const { plan } = person;
  const paid = payments.filter((one) => one.status === "PAID");
  const taken = new Set(payments.filter((one) => one.status !== "REJECTED").map((one) => one.month));
  const current = monthAt(at);
  const begun = monthsBetween(plan.firstMonth, plan.lastMonth < current ? plan.lastMonth : current);
  const { waiting: _, ...facts } = row;
  return {
    ...{ ...facts, ...stored, payments, evidence, version: person.version, lastYear: talent.lastYear },
    ...{ monthly: plan.monthly, matchingBasisPoints: plan.matchingBasisPoints },
    monthlySupportWon: supportOf(plan.monthly, plan.matchingBasisPoints),
    years: [...supportByYear(plan)].map(([year, boundWon]) => ({
      ...{ year, boundWon },
      paidWon: paid.filter((one) => yearOf(one.month) === year).reduce((sum, one) => sum + one.supportWon, 0n),
    })),
    openMonths: begun.filter((month) => !taken.has(month)),
    may: {
      decide: canDecideTalent(actor) && person.requestedById !== actor.id,
      propose: canDecideTalent(actor) && person.status === "APPROVED",
      addEvidence: canAddEvidence(actor, person.scope) && person.status !== "REJECTED",
    },
  };
}

/** A piece of evidence to download; on record (L2). */
export async function evidenceFile(actor: Actor, personId: string, evidenceId: string) {
  await viewablePerson(actor, personId);
  const evidence = await db.talentEvidence.findFirst({ where: { id: evidenceId, personId }, select: { fileId: true } });
  const file = evidence
    ? await db.storedFile.findUnique({
        where: { id: evidence.fileId },
        select: { sha256: true, sizeBytes: true, mediaType: true, name: true },
      })
    : null;
  if (!file) throw new AppError("NOT_FOUND", `talent evidence ${evidenceId}`);
  await recordAccess(db, actor, { kind: "FILE", subjectType: "TalentPerson", subjectId: personId, detail: evidenceId });
  return file;
}

/** Throws NOT_FOUND for whoever may not lay evidence beside a researcher. */
export async function requireEvidenceGiver(actor: Actor, personId: string): Promise<void> {
  const { scope } = await personFacts(db, personId);
  if (!canAddEvidence(actor, scope)) throw new AppError("NOT_FOUND", `evidence of researcher ${personId}`);
}
