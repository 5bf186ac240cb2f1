import type { Actor } from "@/lib/access/actor";
import { COMPONENTS } from "@/lib/openness/domain/components";
import { db } from "@/lib/platform/db";
import type { Outcome } from "@/lib/platform/outcome";
import { answerInvitation } from "@/lib/proposals/commands/answer-invitation";
import { completeSection } from "@/lib/proposals/commands/complete-section";
import { addConsortiumMember, changeConsortiumMember } from "@/lib/proposals/commands/consortium";
import { createProposal } from "@/lib/proposals/commands/create-proposal";
import { finishUpload } from "@/lib/proposals/commands/finish-upload";
import { saveSection } from "@/lib/proposals/commands/save-section";
import { signProposal } from "@/lib/proposals/commands/sign-proposal";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { receivePiece, startUpload } from "@/lib/proposals/commands/uploads";
import { contributionStanding } from "@/lib/proposals/domain/contribution-standing";
import { isWrittenKey, type SectionDrafts, type WrittenKey } from "@/lib/proposals/domain/drafts";
import { type PlanBlock, planFromText } from "@/lib/proposals/domain/plan-text";
import type { GpuRequestDraft } from "@/lib/proposals/domain/sections/gpu";
import type { PersonDraft } from "@/lib/proposals/domain/sections/people";
import { sectionRulesOf, unsignableReasons } from "@/lib/proposals/domain/submission";
import { contentVersionOf, proposalFacts, submissionFacts } from "@/lib/proposals/queries/facts";
import { ensureReferenceCatalogue } from "./references";

/** An organisation and somebody who manages it. */
export type Party = { id: string; manager: Actor };
export type GivenFile = { kind: string; name: string; bytes: Buffer };
export type ProposalPlan = {
  call: { code: string };
  lead: Party & { task?: string };
  university: Party & { task?: string };
  /** Further participants; they accept as well. */
  participants?: (Party & { task?: string; hasGraduateStudents?: boolean })[];
  title: string;
  titleEn?: string;
  gpu?: GpuRequestDraft[];
  people?: PersonDraft[];
  /** Content that replaces the factory's own, section by section. */
  sections?: Partial<SectionDrafts>;
  /** Files that go with it. */
  files?: GivenFile[];
  /** When the draft was begun; the instant of submission by default. */
  startedAt?: Date;
};

/** The data of a success; throws with the refusal otherwise, so that a seed or test fails where it went wrong. */
export async function expectOk<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.data;
}

const paragraph = (title: string, matter: string): PlanBlock[] =>
  planFromText(
    [
      `${title}: ${matter}. 이 모든 과정을 처음부터 끝까지 스스로 설계하고 학습하고 검증합니다.`,
      "자체 말뭉치와 공개 말뭉치를 합쳐 한국어의 높임과 전문 용어를 고르게 다루고, 수학·코드·추론 과제에서 같은 규모의 최신 모델과 견줄 수 있는 성능을 목표로 합니다.",
      "학습 기반은 분산 학습 도구와 장애 복구 절차를 직접 운영한 경험 위에 세우며, 반기마다 중간 결과를 공개하고 외부 전문가의 검토를 받습니다.",
      "안전성은 학습 전후의 자료 점검과 적대적 시험으로 확인하고, 결과물은 국민과 산업이 쓸 수 있도록 단계적으로 공개합니다.",
    ].join("\n"),
  );

const person = (organisationId: string, role: PersonDraft["role"], seed: string, index: number): PersonDraft => ({
  name: `${["한", "윤", "서", "도", "류", "마"][(seed.length + index) % 6]}${["가람", "슬기", "이든", "누리", "하람", "다온"][(seed.charCodeAt(0) + index) % 6]}`,
  nameEn: "",
  organisationId,
  unit: role === "GRADUATE_STUDENT" ? "인공지능대학원" : "파운데이션모델연구실",
  email: `person${index}.${organisationId.slice(-12)}@example.test`,
  role,
  participationPercent: role === "PI" ? 40 : 60,
  startOn: "2025-08-01",
  endOn: "2027-12-31",
});

/** An own target on a benchmark of the small catalogue; the portal puts in names and figures. */
const target = (benchmarkKey: string, ownMillionths: bigint): SectionDrafts["performance"]["rows"][number] => ({
  benchmarkKey,
  nameKo: "",
  nameEn: "",
  direction: "HIGHER",
  scaleMaxMillionths: 1_000_000n,
  ownMillionths,
});

/** Complete content of every section, told apart by the title. Amounts are BigInt won. */
export function proposalDrafts(
  plan: Pick<ProposalPlan, "title" | "lead" | "university" | "gpu" | "people" | "sections">,
): SectionDrafts {
  const { title, lead, university } = plan;
  return {
    people: {
      people: plan.people ?? [
        person(lead.id, "PI", title, 0),
        person(lead.id, "RESEARCHER", title, 1),
        person(university.id, "RESEARCHER", title, 2),
        person(university.id, "GRADUATE_STUDENT", title, 3),
      ],
    },
    technology: { document: paragraph(title, "거대언어모델의 사전학습과 사후학습") },
    goals: { document: paragraph(title, "독자 구조의 다중양식 모델"), modelKinds: ["LLM", "LMM"] },
    impact: { document: paragraph(title, "국민 누구나 쓰는 서비스와 공공·산업의 인공지능 전환") },
    gpu: {
      requests: plan.gpu ?? [
        { halfYear: "2025H2", gpuCount: 512, otherSizeReason: "", purpose: "사전학습과 자료 정제" },
        { halfYear: "2026H1", gpuCount: 1_024, otherSizeReason: "", purpose: "본 학습" },
      ],
      ownGpuCount: 128,
      notNeeded: false,
    },
    data: {
      wishes: [{ corpus: "신문 기사 말뭉치", ownerName: "한빛언론협회", year: 2025, estimatedWon: 1_200_000_000n }],
      projects: [{ title: "전문 용어 말뭉치 구축", year: 2026, amountWon: 3_000_000_000n }],
      notNeeded: false,
    },
    talent: {
      people: [
        {
          name: "제이 문",
          homeInstitution: "Lakeside Institute of Technology",
          year: 2026,
          personMonths: 10,
          labourWon: 300_000_000n,
          researchWon: 120_000_000n,
          stayWon: 60_000_000n,
        },
      ],
      notNeeded: false,
    },
    performance: {
      referenceModelKeys: ["openai/gpt-5-2025-08-07", "google/gemini-2.5-pro-preview-06-05"],
      rows: [target("gpqa", 850_000n), target("aime-2025", 900_000n)],
      figures: [],
      formulaKey: "GEOMETRIC_MEAN",
      method: "반기마다 같은 조건에서 세 번씩 측정하고 기록과 함께 공개합니다.",
    },
    openness: {
      choices: COMPONENTS.filter((component) => component.class === "III").map(({ key, kind }) => ({
        componentKey: key,
        licence: kind === "document" ? "CC-BY-4.0" : "Apache-2.0",
        note: "",
      })),
      releasePlan: "2026년 상반기에 가중치와 기술 보고서를 공개합니다.",
    },
    // What is owed hangs on the members and on what is asked for: `owedContribution` fills it in.
    contribution: { rows: [] },
    ...plan.sections,
  };
}

/** Percent of the work each participant does; the lead does the rest. */
const PARTICIPANT_SHARE = 15;

async function takeIn(
  proposalId: string,
  leadManager: Actor,
  party: Party & { task?: string; hasGraduateStudents?: boolean },
  at: Date,
) {
  const { registrationNumber } = await db.organisation.findUniqueOrThrow({
    where: { id: party.id },
    select: { registrationNumber: true },
  });
  const task = party.task ?? "데이터 정제와 평가 공동 수행";
  await expectOk(addConsortiumMember(leadManager, { proposalId, registrationNumber, task }, at));
  await expectOk(answerInvitation(party.manager, { proposalId, organisationId: party.id, accept: true }, at));
  const facts = { task, hasGraduateStudents: party.hasGraduateStudents ?? false, sharePercent: PARTICIPANT_SHARE };
  await expectOk(changeConsortiumMember(leadManager, { proposalId, organisationId: party.id, ...facts }, at));
}

/** A draft with its consortium accepted and every section empty. The call must be open at `at`. */
export async function createDraftProposal(plan: ProposalPlan, at: Date): Promise<{ proposalId: string }> {
  const { lead } = plan;
  const { proposalId } = await expectOk(
    createProposal(
      lead.manager,
      { callCode: plan.call.code, organisationId: lead.id, titleKo: plan.title, titleEn: plan.titleEn ?? "" },
      at,
    ),
  );
  await expectOk(
    changeConsortiumMember(
      lead.manager,
      {
        proposalId,
        organisationId: lead.id,
        task: lead.task ?? "사업 총괄과 모델 개발",
        hasGraduateStudents: false,
        sharePercent: 100 - PARTICIPANT_SHARE * (1 + (plan.participants ?? []).length),
      },
      at,
    ),
  );
  await takeIn(proposalId, lead.manager, { ...plan.university, hasGraduateStudents: true }, at);
  for (const participant of plan.participants ?? []) await takeIn(proposalId, lead.manager, participant, at);
  return { proposalId };
}

/** Writes a section over whatever stands there. */
export async function writeSection<K extends WrittenKey>(
  actor: Actor,
  proposalId: string,
  key: K,
  content: SectionDrafts[K],
  at: Date,
): Promise<void> {
  const { version } = await db.proposalSection.findUniqueOrThrow({
    where: { proposalId_key: { proposalId, key } },
    select: { version: true },
  });
  await expectOk(saveSection(actor, { proposalId, key, version, content }, at));
}

/** D2: the least every member owes for what the proposal asks for as it stands, given in the first year. */
export async function owedContribution(
  actor: Actor,
  proposalId: string,
  at: Date,
): Promise<SectionDrafts["contribution"]> {
  const { drafts, submission, rulebook } = await submissionFacts(db, await proposalFacts(db, actor, proposalId), at);
  const { split } = contributionStanding(drafts, sectionRulesOf(submission));
  return {
    rows: split.members
      .filter((member) => member.minimumWon > 0n)
      .map(({ organisationId, minimumWon, minimumCashWon }) => ({
        organisationId,
        year: rulebook.programme.firstYear,
        cashWon: minimumCashWon,
        inKindWon: minimumWon - minimumCashWon,
        note: "연구원 인건비와 보유 장비 사용료",
      })),
  };
}

/** A draft in which every section is written; marked complete too unless told otherwise. */
export async function createFilledProposal(
  plan: ProposalPlan,
  at: Date,
  options: { markComplete?: boolean } = {},
): Promise<{ proposalId: string; contentVersion: number }> {
  const { proposalId } = await createDraftProposal(plan, plan.startedAt ?? at);
  const drafts = proposalDrafts(plan);
  const asked = await db.proposalSection.findMany({ where: { proposalId }, select: { key: true } });
  const written = asked.map((row) => row.key).filter(isWrittenKey);
  if (written.includes("performance")) await ensureReferenceCatalogue();
  for (const key of written.filter((one) => one !== "contribution"))
    await writeSection(plan.lead.manager, proposalId, key, drafts[key], at);
  if (written.includes("contribution")) {
    const contribution = plan.sections?.contribution ?? (await owedContribution(plan.lead.manager, proposalId, at));
    await writeSection(plan.lead.manager, proposalId, "contribution", contribution, at);
  }
  if (options.markComplete ?? true) {
    const rows = await db.proposalSection.findMany({ where: { proposalId }, select: { key: true, version: true } });
    for (const { key, version } of rows.filter((row) => row.key !== "consents"))
      await expectOk(completeSection(plan.lead.manager, { proposalId, key, version }, at));
  }
  await attachFiles(plan.lead.manager, proposalId, plan.files ?? [], at);
  await signByAll(plan, proposalId, at);
  return { proposalId, contentVersion: await contentVersion(proposalId) };
}

/** A6: adds files to a draft by the real commands, each in one piece. */
export async function attachFiles(
  actor: Actor,
  proposalId: string,
  files: readonly GivenFile[],
  at: Date,
): Promise<void> {
  for (const { kind, name, bytes } of files) {
    const file = { proposalId, kind, name, sizeBytes: bytes.length };
    const { uploadId } = await expectOk(startUpload(actor, file, at));
    await receivePiece(actor, { proposalId, uploadId, offset: 0, bytes }, at);
    await expectOk(finishUpload(actor, { proposalId, uploadId }, at));
  }
}

/** ⑬: every member signs what stands there now; nothing happens when the call asks for none or the content is not ready. */
export async function signByAll(
  plan: Pick<ProposalPlan, "lead" | "university" | "participants">,
  proposalId: string,
  at: Date,
): Promise<void> {
  const facts = await proposalFacts(db, plan.lead.manager, proposalId);
  const { contentSha256, rulebook, submission } = await submissionFacts(db, facts, at);
  if (!rulebook.proposal.signaturesRequired || unsignableReasons(submission).length > 0) return;
  for (const { id, manager } of [plan.lead, plan.university, ...(plan.participants ?? [])]) {
    const input = { proposalId, organisationId: id, contentSha256, agreed: true as const };
    await expectOk(signProposal(manager, input, at));
  }
}

/** What the check page would show as the version of the content. */
export async function contentVersion(proposalId: string): Promise<number> {
  const proposal = await db.proposal.findUniqueOrThrow({
    where: { id: proposalId },
    select: { version: true, sections: { select: { key: true, version: true } } },
  });
  return contentVersionOf(proposal.version, proposal.sections);
}

/** A submitted proposal with full valid content, made by the real commands. `at`: the instant of submission, in the call's window. */
export async function createSubmittedProposal(
  plan: ProposalPlan,
  at: Date,
): Promise<{ proposalId: string; receiptNumber: string; sha256: string }> {
  const { proposalId, contentVersion: version } = await createFilledProposal(plan, at);
  const { receiptNumber, sha256 } = await expectOk(
    submitProposal(plan.lead.manager, { proposalId, contentVersion: version, attested: true }, at),
  );
  return { proposalId, receiptNumber, sha256 };
}
