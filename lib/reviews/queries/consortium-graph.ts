import "server-only";
import { PERMITTED } from "@/lib/access/policy";
import { standingEntries } from "@/lib/organisations/queries";
import type { Reader } from "@/lib/platform/db";
import { sealedProposals } from "@/lib/proposals/queries";
import type { Prisma } from "@/prisma/generated/client";
import { type ConsortiumFacts, type EvaluatorFacts, type PersonFacts, pastLimit } from "../domain/conflicts";

/** Offices that could see scores or proposals of a call: whoever holds one is checked like a reviewer (S3). */
const STAFF = [
  ...new Set([
    ...PERMITTED["proposal:viewAny"],
    ...PERMITTED["ranking:view"],
    ...PERMITTED["support:view"],
    ...PERMITTED["stage:viewScores"],
    ...PERMITTED["account:administer"],
  ]),
];

/** Every counting proposal of a call with its organisations, its people and the accounts that work on it. */
export async function consortiumGraph(reader: Reader, callId: string): Promise<ConsortiumFacts[]> {
  const rows = await sealedProposals(reader, callId);
  const accounts = await reader.proposalPerson.findMany({
    where: { proposal: { callId } },
    select: { proposalId: true, userId: true },
  });
  // A seal keeps the entry it was made with; S3 asks about the body, whichever of its entries that was (A2).
  const entry = await standingEntries(
    reader,
    rows.flatMap(({ sealed }) => sealed.consortium.map((member) => member.organisationId)),
  );
  return rows.map(({ proposalId, sealed }) => ({
    proposalId,
    members: sealed.consortium.map(({ organisationId, nameKo, nameEn }) => ({
      organisationId: entry(organisationId),
      nameKo,
      nameEn,
    })),
    people: sealed.sections.people.people.map((person) => ({
      ...person,
      organisationId: entry(person.organisationId),
    })),
    userIds: accounts.filter((one) => one.proposalId === proposalId).map(({ userId }) => userId),
    competitorUserIds: accounts.filter((one) => one.proposalId !== proposalId).map(({ userId }) => userId),
    requestsGpus: sealed.sections.gpu.requests.some(({ gpuCount }) => gpuCount > 0),
  }));
}

const PERSON = {
  id: true,
  name: true,
  nameEn: true,
  email: true,
  affiliations: {
    select: {
      organisationId: true,
      organisationName: true,
      unit: true,
      startedOn: true,
      endedOn: true,
      organisation: { select: { leasesGpusToGovernment: true } },
    },
  },
  reviewerTies: { orderBy: { id: "asc" }, select: { personName: true, organisationName: true } },
  memberships: {
    select: {
      organisationId: true,
      joinedAt: true,
      leftAt: true,
      organisation: { select: { nameKo: true, leasesGpusToGovernment: true, mergedIntoId: true } },
    },
  },
} as const;

type Evaluation = EvaluatorFacts & { evaluatedId: string };
/** S3: who has reviewed, since a day, a proposal that these people work on. One query for all of them. */
function evaluatorsOf(reader: Reader, userIds: readonly string[], since: Date): Promise<Evaluation[]> {
  return reader.$queryRaw<Evaluation[]>`
    SELECT e."evaluatedId", u."id" AS "userId", u."email", u."name"
    FROM evaluators_of(${[...userIds]}::text[], ${since}::timestamptz) e JOIN "User" u ON u."id" = e."userId"
    ORDER BY 1, 2`;
}

/** Everybody whom S3 may bind in a call: who sits on its panels, and the staff in office at this instant. */
export function peopleToCheck(reader: Reader, callId: string, at: Date, pastYears: number): Promise<PersonFacts[]> {
  const inOffice = {
    role: { in: STAFF },
    revokedAt: null,
    validFrom: { lte: at },
    OR: [{ validTo: null }, { validTo: { gt: at } }],
  };
  const concerned = {
    OR: [{ panelMemberships: { some: { removedAt: null, panel: { callId } } } }, { grants: { some: inOffice } }],
  };
  return personFacts(reader, concerned, { at, pastYears });
}

/** What S3 compares, of some people; in the order of their ids. */
export async function personFacts(
  reader: Reader,
  where: Prisma.UserWhereInput,
  rule: { at: Date; pastYears: number },
): Promise<PersonFacts[]> {
  const users = await reader.user.findMany({ where, orderBy: { id: "asc" }, select: PERSON });
  const evaluators = await evaluatorsOf(
    reader,
    users.map(({ id }) => id),
    pastLimit(rule.at, rule.pastYears),
  );
  return users.map(({ id, affiliations, memberships, reviewerTies, ...person }) => ({
    ...person,
    userId: id,
    ties: reviewerTies,
    evaluators: evaluators.filter(({ evaluatedId }) => evaluatedId === id),
    affiliations: [
      ...affiliations.map(({ organisation, ...one }) => ({
        ...one,
        leasesGpusToGovernment: organisation?.leasesGpusToGovernment ?? false,
      })),
      // Belonging to an organisation in the portal is an affiliation too, whether declared or not.
      ...memberships.map((one) => ({
        // A membership that ended with a merge is one of the body that stands.
        organisationId: one.organisation.mergedIntoId ?? one.organisationId,
        organisationName: one.organisation.nameKo,
        unit: "",
        startedOn: one.joinedAt,
        endedOn: one.leftAt,
        leasesGpusToGovernment: one.organisation.leasesGpusToGovernment,
      })),
    ],
  }));
}
