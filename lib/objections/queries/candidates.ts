import "server-only";
import type { Reader } from "@/lib/platform/db";
import { boundPeople } from "@/lib/proposals/queries/conflicted";
import { detectConflicts } from "@/lib/reviews/domain/conflicts";
import { consortiumGraph, personFacts } from "@/lib/reviews/queries/consortium-graph";
import { rulebookContent } from "@/lib/rulebook/queries";
import { boundInStage } from "@/lib/teams/queries/stage-bound";
import { type ObjectionFacts, originalPanel, rulebookOf } from "../queries";

export type Candidate = {
  userId: string;
  name: string;
  affiliation: string;
  /** Took part in the result. */
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

/** S3: bound to the proposal; of a stage, to any of its teams, as one place is another's loss. */
async function peopleAway(reader: Reader, { proposalId, stageTeam }: ObjectionFacts): Promise<Set<string>> {
  if (stageTeam) return boundInStage(reader, stageTeam.stage.id);
  return new Set((await boundPeople(reader, [proposalId])).map(({ userId }) => userId));
}

/** Whose consortia must have nothing to do with whoever examines: the applicant's own, or those of every team of the stage. */
async function consortiaOf(reader: Reader, { callId, proposalId, stageTeam }: ObjectionFacts) {
  const teams = stageTeam
    ? await reader.team.findMany({
        where: { stageTeams: { some: { stageId: stageTeam.stage.id } } },
        select: { callId: true, proposalId: true },
      })
    : [{ callId, proposalId }];
  const ids = new Set(teams.map((team) => team.proposalId));
  const calls = [...new Set(teams.map((team) => team.callId))];
  const graphs = await Promise.all(calls.map((id) => consortiumGraph(reader, id)));
  return graphs.flat().filter((one) => ids.has(one.proposalId));
}

/** S3, S10: every reviewer in office, and whether they may examine this objection. The same number of queries however many of them. */
export async function candidatesFor(reader: Reader, objection: ObjectionFacts, at: Date): Promise<Candidate[]> {
  const { conflict } = await rulebookContent(reader, rulebookOf(objection));
  const rule = { at, pastYears: conflict.pastYears };
  const people = await personFacts(reader, { status: "ACTIVE", grants: { some: inOffice(at) } }, rule);
  const original = await originalPanel(reader, objection);
  const consortia = await consortiaOf(reader, objection);
  const away = await peopleAway(reader, objection);
  return people.map((person) => ({
    userId: person.userId,
    name: person.name,
    affiliation: person.affiliations.find(({ endedOn }) => endedOn === null)?.organisationName ?? "",
    isOriginal: original.has(person.userId),
    isConflicted:
      away.has(person.userId) || consortia.some((consortium) => detectConflicts(person, consortium, rule).length > 0),
  }));
}
