import type { SealedProposal } from "@/lib/proposals/domain/content";
import { type Commitment, type Overcommitment, overcommittedIn } from "@/lib/proposals/domain/participation";
import { emailKey } from "@/lib/proposals/domain/sections/people";
import { type Evidence, type EvidenceWord, evidence, type FindingVerdict } from "./evidence";

type Facts = { sealed: SealedProposal; commitments: readonly Commitment[] };

/**
 * ②: nobody gives more than the whole of their time over the programme. Too much within the proposal or beside a living team is
 * a fact; beside a rival that may never be chosen, a person has to look.
 */
export function participation({ sealed, commitments }: Facts): Evidence[] {
  const own = { proposalId: sealed.proposalId, people: sealed.sections.people.people };
  const receipts = new Map(commitments.map((one) => [one.proposalId, one.receiptNumber]));
  const certain = overcommittedIn(
    own,
    commitments.filter((commitment) => commitment.isTeam),
  );
  const known = new Set(certain.map(({ email }) => email));
  const possible = overcommittedIn(own, commitments).filter(({ email }) => !known.has(email));
  const found = (verdict: FindingVerdict, elsewhere: EvidenceWord) => (over: Overcommitment) => {
    const person = own.people.find((one) => emailKey(one.email) === over.email);
    const about = { ko: person?.name ?? "", en: person?.nameEn || (person?.name ?? "") };
    const others = over.proposalIds.flatMap((id) => receipts.get(id) ?? []);
    const params = { percent: over.percent, day: over.day };
    if (others.length === 0) return evidence(verdict, "promisedAlone", about, params);
    return evidence(verdict, elsewhere, about, { ...params, receipts: others.join(", ") });
  };
  const items = [
    ...certain.map(found("FAIL", "promisedWithTeams")),
    ...possible.map(found("OPEN", "promisedWithRivals")),
  ];
  return items.length > 0 ? items : [evidence("PASS", "peopleWithin", null, { count: own.people.length })];
}
