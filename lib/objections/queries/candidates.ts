import "server-only";
import type { Reader } from "@/lib/platform/db";
import { boundPeople } from "@/lib/proposals/queries/conflicted";
import { detectConflicts } from "@/lib/reviews/domain/conflicts";
import { consortiumGraph, personFacts } from "@/lib/reviews/queries/consortium-graph";
import { rulebookContent } from "@/lib/rulebook/queries";
import { type ObjectionFacts, originalPanel } from "../queries";

export type Candidate = {
  userId: string;
  name: string;
  affiliation: string;
  /** Sat on a panel of the call. */
  isOriginal: boolean;
  /** S3 keeps them away from this proposal, or the portal finds a reason to. */
  isConflicted: boolean;
};

const inOffice = (at: Date) => ({
  role: "REVIEWER" as const,
  revokedAt: null,
  validFrom: { lte: at },
  OR: [{ validTo: null }, { validTo: { gt: at } }],
});

/** S3, S10: every reviewer in office, and whether they may examine this objection. The same number of queries however many. */
export async function candidatesFor(reader: Reader, objection: ObjectionFacts, at: Date): Promise<Candidate[]> {
  const { conflict } = await rulebookContent(reader, objection.call.rulebookVersion);
  const rule = { at, pastYears: conflict.pastYears };
  const people = await personFacts(reader, { status: "ACTIVE", grants: { some: inOffice(at) } }, rule);
  const original = await originalPanel(reader, objection.callId);
  const graph = await consortiumGraph(reader, objection.callId);
  const bound = await boundPeople(reader, [objection.proposalId]);
  const away = new Set(bound.map(({ userId }) => userId));
  const consortium = graph.find(({ proposalId }) => proposalId === objection.proposalId);
  return people.map((person) => ({
    userId: person.userId,
    name: person.name,
    affiliation: person.affiliations.find(({ endedOn }) => endedOn === null)?.organisationName ?? "",
    isOriginal: original.has(person.userId),
    isConflicted:
      away.has(person.userId) || (consortium !== undefined && detectConflicts(person, consortium, rule).length > 0),
  }));
}
