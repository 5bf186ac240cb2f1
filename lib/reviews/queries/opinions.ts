import "server-only";
import type { Reader } from "@/lib/platform/db";
import { sealedProposals } from "@/lib/proposals/queries";
import type { SelectionSheet } from "../domain/calculation-sheet";
import { type NamedPerson, nameFinder } from "../domain/names-in-text";
import { isSettled, type OpinionHit, opinionHits, type StandingCheck, standingChecks } from "../domain/opinions";
import { SHEET_TEXT, textOf } from "./standing-sheet";

export const CHECKS = {
  select: {
    field: true,
    startAt: true,
    endAt: true,
    revision: true,
    found: true,
    outcome: true,
    reason: true,
    byId: true,
    at: true,
  },
} as const;

export const OVERALL = "overallOpinion";
export type Opinion = { proposalId: string; sheetId: string; field: string; text: string; standing: StandingCheck[] };
export type CheckedOpinion = Opinion & { hits: OpinionHit[] };

const SHEET = {
  id: true,
  revision: true,
  overallOpinion: true,
  items: { select: { criterionKey: true, comment: true } },
  checks: CHECKS,
  assignment: { select: { proposalId: true, member: { select: { seatNo: true } } } },
} as const;

/** The words of every sheet that the proposed or approved calculation counts: what applicants will read. Who wrote them is left out. */
export async function callOpinions(reader: Reader, callId: string): Promise<Opinion[]> {
  const decision = await reader.selectionDecision.findFirst({
    where: { callId, status: { in: ["PROPOSED", "APPROVED"] } },
    select: { sheet: SHEET_TEXT },
  });
  if (!decision) return [];
  const { proposals } = JSON.parse(textOf(decision)) as SelectionSheet;
  const counted = new Set(
    proposals.flatMap(({ proposalId, sheets }) => sheets.map((one) => `${proposalId}/${one.seatNo}/${one.revision}`)),
  );
  const sheets = await reader.scoreSheet.findMany({
    where: { status: "SUBMITTED", assignment: { panel: { callId } } },
    select: SHEET,
  });
  return sheets.flatMap(({ id: sheetId, revision, overallOpinion, items, checks, assignment }) => {
    const { proposalId, member } = assignment;
    if (!counted.has(`${proposalId}/${member.seatNo}/${revision}`)) return [];
    const texts = [
      ...items.map((item) => [item.criterionKey, item.comment] as const),
      [OVERALL, overallOpinion] as const,
    ];
    return texts
      .filter(([, text]) => text.trim() !== "")
      .map(([field, text]) => ({ proposalId, sheetId, field, text, standing: standingChecks(checks, field) }));
  });
}

/** Whose names must not slip out with an opinion: everybody who sat on a panel of the call, and every applicant's people. */
export async function peopleOfCall(reader: Reader, callId: string): Promise<NamedPerson[]> {
  const seats = await reader.panelMember.findMany({
    where: { panel: { callId } },
    select: { user: { select: { name: true, nameEn: true, email: true } } },
  });
  const sealed = await sealedProposals(reader, callId);
  const accounts = await reader.proposalPerson.findMany({
    where: { proposal: { callId } },
    distinct: ["userId"],
    select: { user: { select: { name: true, nameEn: true, email: true } } },
  });
  const applicants = [
    ...sealed.flatMap((row) => row.sealed.sections.people.people),
    ...accounts.map(({ user }) => user),
  ].map(({ name, nameEn, email }) => ({ name, nameEn, email, side: "APPLICANT" as const }));
  const known = new Map(applicants.map((person) => [`${person.name}/${person.email}`, person]));
  return [...seats.map(({ user }) => ({ ...user, side: "REVIEWER" as const })), ...known.values()];
}

/** S8: every opinion with what may be a name in it, in six queries however many there are. Authorises nobody. */
export async function checkedOpinions(reader: Reader, callId: string): Promise<CheckedOpinion[]> {
  const opinions = await callOpinions(reader, callId);
  if (opinions.length === 0) return [];
  const find = nameFinder(await peopleOfCall(reader, callId));
  return opinions.map((opinion) => ({ ...opinion, hits: opinionHits(find(opinion.text), opinion.standing) }));
}

export const unsettledCount = (opinions: readonly CheckedOpinion[]): number =>
  opinions.reduce((sum, { hits }) => sum + hits.filter((hit) => !isSettled(hit, hits)).length, 0);
