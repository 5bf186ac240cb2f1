import { createHash, randomInt, randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { db } from "@/lib/platform/db";
import type { Outcome } from "@/lib/platform/outcome";
import type { SealedProposal, SectionContents } from "@/lib/proposals/domain/content";
import { planFromText } from "@/lib/proposals/domain/plan-text";
import { receiptNumberOf } from "@/lib/proposals/domain/sealing";
import { emptyOpenness } from "@/lib/proposals/domain/sections/openness";
import { emptyPerformance, finishPerformance } from "@/lib/proposals/domain/sections/performance";
import { deliberateSupport, recommendSupport } from "@/lib/teams/commands/record-support";
import type { SupportEntry } from "@/lib/teams/domain/support";
import type { CallPhase } from "@/prisma/generated/enums";
import { createUser } from "./actor";
import { agreeByAgreement } from "./agreements";
import { freeRegistrationNumber } from "./organisations";
import { ensureRulebookV1 } from "./rulebook";

const DAY_MS = 86_400_000;
const NO_SUPPORT: Pick<SectionContents, "gpu" | "data" | "talent"> = {
  gpu: { requests: [], ownGpuCount: 0, notNeeded: true },
  data: { wishes: [], projects: [], notNeeded: true },
  talent: { people: [], notNeeded: true },
};

type CallRow = { callId: string; code: string };

/**
 * A code that no call has: a run makes hundreds, and chance alone would give one of them twice. Of no year in which a test
 * drafts a call, whose codes are counted.
 */
async function freeCallCode(): Promise<string> {
  for (;;) {
    const code = `${randomInt(1000, 2000)}-${String(randomInt(1, 100)).padStart(2, "0")}`;
    if (!(await db.call.findUnique({ where: { code }, select: { id: true } }))) return code;
  }
}

/** A bare call row: for tests that begin where selection ends. */
export async function createCallRow(phase: CallPhase = "PUBLISHED"): Promise<CallRow> {
  await ensureRulebookV1();
  const code = await freeCallCode();
  const call = await db.call.create({
    data: {
      ...{ code, phase, titleKo: "정예팀 공모", titleEn: "Call for elite teams", noticeKo: "공고", noticeEn: "Notice" },
      ...{ opensAt: new Date("2025-06-20T00:00:00Z"), closesAt: new Date("2025-07-21T09:00:00Z"), seats: 5 },
      ...{ contactName: "사업단", contactEmail: "desk@example.test", contactPhone: "02-0000-0000" },
      ...{ rulebookVersion: 1, createdById: "factory" },
    },
    select: { id: true, code: true },
  });
  return { callId: call.id, code: call.code };
}

export type ProposalFacts = {
  call?: CallRow;
  name?: string;
  nameEn?: string;
  leasesGpus?: boolean;
  people?: SectionContents["people"]["people"];
  support?: Partial<typeof NO_SUPPORT>;
  openness?: SectionContents["openness"];
  leadManager?: Actor;
};
export type ProposalRow = {
  proposalId: string;
  callId: string;
  organisationId: string;
  leadManager: Actor;
  nameKo: string;
  nameEn: string;
};

/** A sealed, eligible proposal as bare rows; the whole way through the commands is in tests/factories/proposals. */
export async function createSealedProposalRow(facts: ProposalFacts = {}): Promise<ProposalRow> {
  const call = facts.call ?? (await createCallRow());
  const leadManager = facts.leadManager ?? (await createUser(["APPLICANT"]));
  const nameKo = facts.name ?? `가온누리 ${randomUUID().slice(0, 4)}`;
  const nameEn = facts.nameEn ?? "Gaonnuri";
  const organisation = await db.organisation.create({
    data: {
      ...{ registrationNumber: await freeRegistrationNumber(), nameKo, nameEn, kind: "COMPANY", sizeClass: "SME" },
      ...{ leasesGpusToGovernment: facts.leasesGpus ?? false, createdById: leadManager.id },
      members: { create: { userId: leadManager.id, role: "MANAGER" } },
    },
  });
  const { nextReceiptNo } = await db.call.update({
    where: { id: call.callId },
    data: { nextReceiptNo: { increment: 1 } },
    select: { nextReceiptNo: true },
  });
  const receiptNumber = receiptNumberOf("FM", call.code, nextReceiptNo - 1);
  const submittedAt = new Date("2025-07-20T03:00:00Z");
  const proposal = await db.proposal.create({
    data: {
      ...{ callId: call.callId, leadOrganisationId: organisation.id, titleKo: "독자 모델", titleEn: "Own model" },
      ...{ createdById: leadManager.id, receiptNumber, submittedAt },
      people: { create: { userId: leadManager.id, role: "LEAD_MANAGER", addedById: leadManager.id } },
      members: { create: { organisationId: organisation.id, role: "LEAD", acceptedAt: submittedAt } },
    },
  });
  const sealed: SealedProposal = {
    ...{ proposalId: proposal.id, callCode: call.code, receiptNumber, titleKo: "독자 모델", titleEn: "Own model" },
    consortium: [
      {
        ...{ organisationId: organisation.id, registrationNumber: organisation.registrationNumber, nameKo, nameEn },
        ...{ kind: "COMPANY", sizeClass: "SME", leasesGpusToGovernment: facts.leasesGpus ?? false },
        ...{ role: "LEAD", task: "총괄", hasGraduateStudents: false, shareBasisPoints: 10_000 },
      },
    ],
    sections: {
      ...{ people: { people: facts.people ?? [] }, technology: { document: planFromText("기술") } },
      ...{
        goals: { document: planFromText("목표"), modelKinds: ["LLM"] },
        impact: { document: planFromText("파급효과") },
      },
      ...{
        performance: finishPerformance(emptyPerformance),
        openness: facts.openness ?? emptyOpenness,
        contribution: { rows: [] },
      },
      ...NO_SUPPORT,
      ...facts.support,
    },
    ...{ attachments: [], consents: [], signatures: [] },
  };
  const content = canonicalJson(sealed);
  const seal = await db.proposalSeal.create({
    data: {
      ...{ proposalId: proposal.id, sealNo: 1, receiptNumber, content, files: [], sealedAt: submittedAt },
      ...{ sha256: createHash("sha256").update(content).digest("hex") },
      ...{ submittedById: leadManager.id, rulebookVersion: 1 },
    },
  });
  await db.proposal.update({ where: { id: proposal.id }, data: { currentSealId: seal.id, status: "ELIGIBLE" } });
  return { proposalId: proposal.id, callId: call.callId, organisationId: organisation.id, leadManager, nameKo, nameEn };
}

export type TeamRow = ProposalRow & { teamId: string };

/** An active team of a sealed proposal. */
export async function createTeam(facts: ProposalFacts & { joinedAt?: Date } = {}): Promise<TeamRow> {
  const proposal = await createSealedProposalRow(facts);
  const { proposalId, callId, nameKo, nameEn } = proposal;
  const team = await db.team.create({
    data: { proposalId, callId, nameKo, nameEn, joinedAt: facts.joinedAt ?? new Date("2025-08-01T00:00:00Z") },
  });
  return { ...proposal, teamId: team.id };
}

export type SupportStaff = { officer: Actor; deliberator: Actor; director: Actor };
export const createSupportStaff = async (): Promise<SupportStaff> => ({
  officer: await createUser(["OFFICER"]),
  deliberator: await createUser(["DELIBERATOR"]),
  director: await createUser(["DIRECTOR"]),
});

function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`${outcome.code} ${outcome.reason ?? ""} ${JSON.stringify(outcome.reasonParams ?? {})}`);
  return outcome.data;
}

/** D1, D4 in one go, through the real commands: recommended, deliberated, and agreed by a signed agreement, a day apart. */
export async function agreeOnSupport(
  staff: SupportStaff,
  teamId: string,
  entries: SupportEntry[],
  at: Date,
): Promise<void> {
  await deliberateOn(staff, teamId, entries, at);
  await agreeByAgreement(staff, teamId, new Date(at.getTime() + 2 * DAY_MS));
}

/** D1: recommended, and a day later deliberated. */
export async function deliberateOn(
  staff: SupportStaff,
  teamId: string,
  entries: SupportEntry[],
  at: Date,
): Promise<void> {
  const { version } = await db.team.findUniqueOrThrow({ where: { id: teamId }, select: { version: true } });
  const input = (offset: number, reason: string) => ({ teamId, expectedVersion: version + offset, reason, entries });
  const later = (days: number) => new Date(at.getTime() + days * DAY_MS);
  done(await recommendSupport(staff.officer, input(0, "신청 규모와 개발계획을 검토한 권고입니다."), at));
  done(await deliberateSupport(staff.deliberator, input(1, "심의·조정위원회 의결에 따른 규모입니다."), later(1)));
}

/** Files of one worker share a database: other tests' teams leave first. */
export const emptySeats = (at: Date) =>
  db.team.updateMany({ where: { status: "ACTIVE" }, data: { status: "WITHDRAWN", leftAt: at } });
