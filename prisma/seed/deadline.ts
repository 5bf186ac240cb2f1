import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";
import { createCall } from "@/tests/factories/calls";
import { createOrganisation, validRegistrationNumber } from "@/tests/factories/organisations";
import { createFilledProposal } from "@/tests/factories/proposals";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import {
  addressEnd,
  type Copy,
  inChunks,
  signCopies,
  signedText,
  TAIL,
  TITLE,
  type University,
} from "./deadline-copies";
import { createStaff } from "./demo/people";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Managers share the proposals of the scenario: each is one person with one session. */
const MANAGERS = 400;
/** So do universities, each with an office of its own: no single organisation stands in everybody's way. */
const UNIVERSITIES = 400;

/**
 * The last hour of a call: `--ready N` proposals complete and not yet submitted, `--drafts M` still being written. Copies of
 * one real proposal, each led by an organisation of its own, written in bulk.
 */
export async function deadlineScenario(options: Record<string, unknown>): Promise<void> {
  const [ready, drafts] = [Number(options.ready ?? 1_000), Number(options.drafts ?? 200)];
  // Registration numbers of the scenario begin here, so that it can stand beside others.
  const base = Number(options.numbersFrom ?? 1);
  await ensureRulebookV1();
  const staff = await createStaff();
  const today = await now();
  const call = await createCall(
    { opensAt: new Date(today.getTime() - 30 * DAY_MS), closesAt: new Date(today.getTime() + 2 * HOUR_MS) },
    staff.officer,
  );
  const university = await createOrganisation({
    kind: "UNIVERSITY",
    sizeClass: "NON_PROFIT",
    registrationNumber: validRegistrationNumber(base),
  });
  const lead = await createOrganisation({
    kind: "COMPANY",
    sizeClass: "SME",
    registrationNumber: validRegistrationNumber(base + 1),
  });
  const { proposalId } = await createFilledProposal(
    { call, lead, university, title: TITLE },
    new Date(today.getTime() - DAY_MS),
  );
  const managers = await createManagers();
  const universities = await createUniversities(base + 100);
  const copies = Array.from({ length: ready + drafts }, (_, index) => ({
    id: randomUUID(),
    organisationId: randomUUID(),
    managerId: managers[index % MANAGERS]?.id ?? "",
    number: index + 1,
    registrationNumber: validRegistrationNumber(base + 100 + UNIVERSITIES + index),
    complete: index < ready,
    university: universities[index % UNIVERSITIES] ?? fail(),
  }));
  await copyProposals({ proposalId, callId: call.id, leadId: lead.id, universityId: university.id }, copies);
  const signed = await signedText(lead, university, proposalId, today);
  const complete = copies.filter((copy) => copy.complete);
  await signCopies(signed, complete, today);
}

const fail = (): never => {
  throw new Error("no university to copy for");
};

const createManagers = (): Promise<Actor[]> =>
  Promise.all(
    Array.from({ length: MANAGERS }, (_, index) =>
      createUser(["APPLICANT"], { email: `manager${index}@deadline.portal.example`, name: `측정담당 ${index + 1}` }),
    ),
  );

/** Universities with an office each; `from`: where their registration numbers begin. */
async function createUniversities(from: number): Promise<University[]> {
  const universities = Array.from({ length: UNIVERSITIES }, (_, index) => ({
    id: randomUUID(),
    officeId: randomUUID(),
    nameKo: `측정대학교 ${index + 1}`,
    nameEn: `University ${index + 1}`,
    registrationNumber: validRegistrationNumber(from + index),
  }));
  await db.user.createMany({
    data: universities.map(({ officeId, nameKo }, index) => ({
      id: officeId,
      email: `office${index}@deadline.portal.example`,
      name: `${nameKo} 산학협력단`,
    })),
  });
  await db.organisation.createMany({
    data: universities.map(({ officeId, ...university }) => ({
      ...university,
      kind: "UNIVERSITY",
      sizeClass: "NON_PROFIT",
      createdById: officeId,
    })),
  });
  await db.organisationMember.createMany({
    data: universities.map(({ id, officeId }) => ({ organisationId: id, userId: officeId, role: "MANAGER" })),
  });
  return universities;
}

type Original = { proposalId: string; callId: string; leadId: string; universityId: string };

async function copyProposals(
  { proposalId, callId, leadId, universityId }: Original,
  copies: readonly Copy[],
): Promise<void> {
  const members = await db.proposalMember.findMany({ where: { proposalId } });
  await inChunks(copies, async (chunk) => {
    await db.organisation.createMany({
      data: chunk.map(({ organisationId, managerId, number, registrationNumber }) => ({
        id: organisationId,
        registrationNumber: registrationNumber,
        nameKo: `마감기관 ${number}`,
        nameEn: `Deadline ${number}`,
        kind: "COMPANY",
        sizeClass: "SME",
        createdById: managerId,
      })),
    });
    await db.organisationMember.createMany({
      data: chunk.map(({ organisationId, managerId }) => ({ organisationId, userId: managerId, role: "MANAGER" })),
    });
    await db.proposal.createMany({
      data: chunk.map(({ id, organisationId, managerId, number }) => ({
        id,
        callId,
        leadOrganisationId: organisationId,
        titleKo: `${TITLE} ${number}`,
        createdById: managerId,
      })),
    });
    await db.proposalMember.createMany({
      data: chunk.flatMap(({ id, organisationId, university }) =>
        members.map(({ id: _id, ...member }) => ({
          ...member,
          proposalId: id,
          organisationId: member.role === "LEAD" ? organisationId : university.id,
        })),
      ),
    });
    await db.proposalPerson.createMany({
      data: chunk.map(({ id, managerId }) => ({
        proposalId: id,
        userId: managerId,
        role: "LEAD_MANAGER",
        addedById: managerId,
      })),
    });
  });
  // The sections name the organisations here and there: the copy's own take their place, and each has people of its own.
  await db.$executeRaw`
    INSERT INTO "ProposalSection" ("id", "proposalId", "key", "status", "content", "version")
    SELECT gen_random_uuid()::text, p."id", s."key", s."status",
      replace(replace(replace(replace(s."content"::text,
        ${addressEnd(leadId)}, '.' || right(p."leadOrganisationId", ${TAIL}) || '@'),
        ${addressEnd(universityId)}, '.' || right(p."leadOrganisationId", ${TAIL}) || '@'),
        ${leadId}, p."leadOrganisationId"), ${universityId}, u."organisationId")::jsonb,
      s."version"
    FROM "Proposal" p
    JOIN "ProposalMember" u ON u."proposalId" = p."id" AND u."role" = 'PARTICIPANT'
    CROSS JOIN "ProposalSection" s
    WHERE s."proposalId" = ${proposalId} AND p."callId" = ${callId} AND p."id" <> ${proposalId}`;
  const open = copies.filter(({ complete }) => !complete).map(({ id }) => id);
  await db.proposalSection.updateMany({
    where: { proposalId: { in: open }, key: { in: ["technology", "goals", "impact", "data"] } },
    data: { status: "IN_PROGRESS" },
  });
}
