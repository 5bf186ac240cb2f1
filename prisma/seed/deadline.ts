import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { sha256Hex } from "@/lib/proposals/domain/sealing";
import { consentVersions } from "@/lib/proposals/domain/signatures";
import { proposalFacts, submissionFacts } from "@/lib/proposals/queries/facts";
import { createUser } from "@/tests/factories/actor";
import { createCall } from "@/tests/factories/calls";
import { createOrganisation, validRegistrationNumber } from "@/tests/factories/organisations";
import { createFilledProposal } from "@/tests/factories/proposals";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createStaff } from "./demo/people";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Managers share the proposals of the scenario: each is one person with one session. */
const MANAGERS = 400;
const CHUNK = 1_000;
const TITLE = "마감 측정용 과제";

type Copy = {
  id: string;
  organisationId: string;
  managerId: string;
  number: number;
  complete: boolean;
  registrationNumber: string;
};

async function inChunks<T>(rows: readonly T[], write: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) await write(rows.slice(from, from + CHUNK));
}

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
  const managers = await Promise.all(
    Array.from({ length: MANAGERS }, (_, index) =>
      createUser(["APPLICANT"], { email: `manager${index}@deadline.portal.example`, name: `측정담당 ${index + 1}` }),
    ),
  );
  const copies = Array.from({ length: ready + drafts }, (_, index) => ({
    id: randomUUID(),
    organisationId: randomUUID(),
    managerId: managers[index % MANAGERS]?.id ?? "",
    number: index + 1,
    registrationNumber: validRegistrationNumber(base + 100 + index),
    complete: index < ready,
  }));
  await copyProposals({ proposalId, callId: call.id, leadId: lead.id }, copies);
  const signed = await signedText(lead, proposalId, today);
  await signCopies(
    { ...signed, university: { id: university.id, signerId: university.manager.id } },
    copies.filter(({ complete }) => complete),
    today,
  );
}

type Lead = { id: string; manager: Actor };

/** What the original's members sign, as text in which a copy's own facts take the place of the original's. */
async function signedText(lead: Lead, proposalId: string, at: Date) {
  const facts = await proposalFacts(db, lead.manager, proposalId);
  const { content } = await submissionFacts(db, facts, at);
  const { nameKo, nameEn, registrationNumber } = await db.organisation.findUniqueOrThrow({
    where: { id: lead.id },
  });
  const text = canonicalJson({ ...content, receiptNumber: "", signatures: [] });
  const own = { nameKo, nameEn, registrationNumber, titleKo: content.titleKo };
  return { text, own, proposalId, leadId: lead.id, consents: consentVersions(content.consents) };
}

type Signed = Awaited<ReturnType<typeof signedText>> & { university: { id: string; signerId: string } };

/** ⑬: both members of every complete copy sign what it holds. */
async function signCopies(signed: Signed, copies: readonly Copy[], at: Date): Promise<void> {
  const { own, university, consents } = signed;
  const field = (name: string, value: string) => `${JSON.stringify(name)}:${JSON.stringify(value)}`;
  const hashOf = ({ id, organisationId, number, registrationNumber }: Copy): string =>
    sha256Hex(
      [
        [field("titleKo", own.titleKo), field("titleKo", `${TITLE} ${number}`)],
        [field("nameKo", own.nameKo), field("nameKo", `마감기관 ${number}`)],
        [field("nameEn", own.nameEn), field("nameEn", `Deadline ${number}`)],
        [field("registrationNumber", own.registrationNumber), field("registrationNumber", registrationNumber)],
        [signed.leadId, organisationId],
        [signed.proposalId, id],
      ].reduce((text, [from = "", to = ""]) => text.replaceAll(from, to), signed.text),
    );
  await inChunks(copies, (chunk) =>
    db.proposalSignature.createMany({
      data: chunk.flatMap((copy) => {
        const row = { proposalId: copy.id, contentSha256: hashOf(copy), consents, signedAt: at };
        return [
          { ...row, organisationId: copy.organisationId, signerId: copy.managerId },
          { ...row, organisationId: university.id, signerId: university.signerId },
        ];
      }),
    }),
  );
}

type Original = { proposalId: string; callId: string; leadId: string };

async function copyProposals({ proposalId, callId, leadId }: Original, copies: readonly Copy[]): Promise<void> {
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
      data: chunk.flatMap(({ id, organisationId }) =>
        members.map(({ id: _id, ...member }) => ({
          ...member,
          proposalId: id,
          organisationId: member.role === "LEAD" ? organisationId : member.organisationId,
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
  // The sections name the leading organisation here and there: the copy's own takes its place.
  await db.$executeRaw`
    INSERT INTO "ProposalSection" ("id", "proposalId", "key", "status", "content", "version")
    SELECT gen_random_uuid()::text, p."id", s."key", s."status",
      replace(s."content"::text, ${leadId}, p."leadOrganisationId")::jsonb, s."version"
    FROM "Proposal" p CROSS JOIN "ProposalSection" s
    WHERE s."proposalId" = ${proposalId} AND p."callId" = ${callId} AND p."id" <> ${proposalId}`;
  const open = copies.filter(({ complete }) => !complete).map(({ id }) => id);
  await db.proposalSection.updateMany({
    where: { proposalId: { in: open }, key: "technology" },
    data: { status: "IN_PROGRESS" },
  });
}
