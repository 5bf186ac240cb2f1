import { createHash, randomUUID } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import { createUser } from "@/tests/factories/actor";
import { createCall } from "@/tests/factories/calls";
import { inside } from "@/tests/factories/inside";
import { createOrganisation, validRegistrationNumber } from "@/tests/factories/organisations";
import { createSubmittedProposal } from "@/tests/factories/proposals";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createStaff } from "./demo/people";

const DAY_MS = 86_400_000;
const CHUNK = 2_000;
/** Nobody reads more than this in one round. */
const SHEETS_PER_REVIEWER = 50;

async function inChunks<T>(rows: readonly T[], write: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) await write(rows.slice(from, from + CHUNK));
}

/** A call in review with N sealed proposals and M reviewers, each with open draft sheets: copies of one real proposal, written in bulk. */
export async function loadScenario(options: Record<string, unknown>): Promise<void> {
  const proposals = Number(options.proposals ?? 50);
  const reviewers = Number(options.reviewers ?? 20);
  await ensureRulebookV1();
  const staff = await createStaff();
  const today = await now();
  const closesAt = new Date(today.getTime() - 10 * DAY_MS);
  const call = await createCall({ opensAt: new Date(closesAt.getTime() - 30 * DAY_MS), closesAt }, staff.officer);
  const university = await createOrganisation({
    kind: "UNIVERSITY",
    sizeClass: "NON_PROFIT",
    registrationNumber: validRegistrationNumber(1),
  });
  const lead = await createOrganisation({ registrationNumber: validRegistrationNumber(2) });
  const first = await createSubmittedProposal(
    { call, lead, university, title: "부하 측정용 과제 1" },
    new Date(closesAt.getTime() - DAY_MS),
  );
  const proposalIds = [
    first.proposalId,
    ...(await copyProposals(first.proposalId, proposals - 1, call.code, lead.manager.id)),
  ];
  await db.proposal.updateMany({ where: { callId: call.id }, data: { status: "ELIGIBLE" } });
  await createSheets(call.id, proposalIds, reviewers, today);
  await db.call.update({ where: { id: call.id }, data: { phase: "IN_REVIEW", nextReceiptNo: proposals + 1 } });
}

async function copyProposals(originalId: string, count: number, code: string, managerId: string): Promise<string[]> {
  const original = await db.proposal.findUniqueOrThrow({
    where: { id: originalId },
    include: { currentSeal: true, members: true, sections: true, people: true },
  });
  const sealed: SealedProposal = JSON.parse(original.currentSeal?.content ?? "null");
  const copies = Array.from({ length: count }, (_, index) => {
    const id = randomUUID();
    const organisationId = randomUUID();
    const receiptNumber = `FM-${code}-${String(index + 2).padStart(4, "0")}`;
    const registrationNumber = validRegistrationNumber(index + 100);
    const nameKo = `측정기관 ${index + 2}`;
    const consortium = sealed.consortium.map((member) =>
      member.role === "LEAD"
        ? { ...member, organisationId, registrationNumber, nameKo, nameEn: `Load ${index + 2}` }
        : member,
    );
    const content = canonicalJson({
      ...sealed,
      proposalId: id,
      receiptNumber,
      titleKo: `부하 측정용 과제 ${index + 2}`,
      consortium,
    });
    return {
      id,
      organisationId,
      receiptNumber,
      registrationNumber,
      nameKo,
      titleKo: `부하 측정용 과제 ${index + 2}`,
      content,
      sealId: randomUUID(),
    };
  });
  const { callId, submittedAt } = original;
  if (!submittedAt) throw new Error("the original was not submitted");
  const at = submittedAt;
  await inChunks(copies, (chunk) =>
    db.organisation.createMany({
      data: chunk.map(({ organisationId, registrationNumber, nameKo }) => ({
        id: organisationId,
        registrationNumber,
        nameKo,
        nameEn: nameKo.replace("측정기관", "Load"),
        kind: "COMPANY",
        sizeClass: "SME",
        createdById: managerId,
      })),
    }),
  );
  await inChunks(copies, (chunk) =>
    db.proposal.createMany({
      data: chunk.map(({ id, organisationId, receiptNumber, titleKo }) => ({
        id,
        callId,
        leadOrganisationId: organisationId,
        receiptNumber,
        titleKo,
        createdById: managerId,
        submittedAt: at,
      })),
    }),
  );
  await inChunks(copies, (chunk) =>
    db.proposalSeal.createMany({
      data: chunk.map(({ id, sealId, receiptNumber, content }) => ({
        ...{
          id: sealId,
          proposalId: id,
          sealNo: 1,
          receiptNumber,
          content,
          files: [],
          sealedAt: at,
          submittedById: managerId,
        },
        ...{
          sha256: createHash("sha256").update(content).digest("hex"),
          rulebookVersion: original.currentSeal?.rulebookVersion ?? 1,
        },
      })),
    }),
  );
  await inChunks(copies, (chunk) =>
    db.proposalMember.createMany({
      data: chunk.flatMap(({ id, organisationId }) =>
        original.members.map((member) => ({
          proposalId: id,
          organisationId: member.role === "LEAD" ? organisationId : member.organisationId,
          role: member.role,
          task: member.task,
          hasGraduateStudents: member.hasGraduateStudents,
          acceptedAt: at,
        })),
      ),
    }),
  );
  await inChunks(copies, (chunk) =>
    db.proposalPerson.createMany({
      data: chunk.map(({ id }) => ({ proposalId: id, userId: managerId, role: "LEAD_MANAGER", addedById: managerId })),
    }),
  );
  await db.$executeRaw`
    INSERT INTO "ProposalSection" ("id", "proposalId", "key", "status", "content", "version")
    SELECT gen_random_uuid()::text, p."id", s."key", s."status", s."content", s."version"
    FROM "Proposal" p CROSS JOIN "ProposalSection" s WHERE s."proposalId" = ${originalId} AND p."callId" = ${callId} AND p."id" <> ${originalId}`;
  await db.$executeRaw`UPDATE "Proposal" p SET "currentSealId" = s."id" FROM "ProposalSeal" s WHERE s."proposalId" = p."id" AND p."currentSealId" IS NULL`;
  return copies.map((copy) => copy.id);
}

async function createSheets(
  callId: string,
  proposalIds: readonly string[],
  reviewers: number,
  at: Date,
): Promise<void> {
  const panel = await db.reviewPanel.create({
    data: {
      callId,
      nameKo: "측정 위원회",
      nameEn: "Load panel",
      status: "ACTIVE",
      dueAt: new Date(at.getTime() + 7 * DAY_MS),
    },
  });
  for (let seat = 1; seat <= reviewers; seat++) {
    const reviewer = await createUser(["REVIEWER"], {
      email: `reviewer${seat}@load.portal.example`,
      name: `측정위원 ${seat}`,
      isDemo: seat === 1,
    });
    const member = await inside.panelMember.create({
      data: { panelId: panel.id, userId: reviewer.id, seatNo: seat, isChair: seat === 1, pledgeSignedAt: at },
    });
    const own = Array.from(
      { length: Math.min(SHEETS_PER_REVIEWER, proposalIds.length) },
      (_, index) => proposalIds[(seat * 7 + index) % proposalIds.length] ?? "",
    );
    const assignments = own.map((proposalId) => ({
      id: randomUUID(),
      panelId: panel.id,
      proposalId,
      memberId: member.id,
      declaration: "CLEAR" as const,
      declaredAt: at,
    }));
    await inside.reviewAssignment.createMany({ data: assignments });
    await inside.scoreSheet.createMany({ data: assignments.map(({ id }) => ({ assignmentId: id })) });
  }
}
