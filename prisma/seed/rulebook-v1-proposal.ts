import type { z } from "zod";
import type { rulebookContentSchema } from "@/lib/rulebook/schema";

type Content = z.input<typeof rulebookContentSchema>;

/** A1, A3, A6, A10: what a proposal consists of, what is consented to and what is checked. */
export const PROPOSAL_V1: Content["proposal"] = {
  receiptPrefix: "FM",
  requiresGraduateUniversity: true, // A1
  sections: [
    { key: "consortium", required: true },
    { key: "people", required: true },
    { key: "technology", required: true, minChars: 200, maxChars: 6_000 },
    { key: "goals", required: true, minChars: 200, maxChars: 6_000 },
    { key: "impact", required: true, minChars: 200, maxChars: 6_000 },
    { key: "performance", required: true }, // E5
    { key: "gpu", required: true },
    { key: "data", required: true },
    { key: "talent", required: true },
    { key: "openness", required: true }, // D3
    { key: "contribution", required: true }, // D2
    { key: "attachments", required: false },
    { key: "consents", required: true },
  ],
  charactersPerPage: 1_800,
  attachments: {
    // A6
    wanted: [
      {
        key: "registrationCertificate",
        nameKo: "사업자등록증 사본",
        nameEn: "Business registration certificate",
        required: false,
        maxFiles: 10,
      },
      {
        key: "sizeEvidence",
        nameKo: "기업 규모 확인서",
        nameEn: "Evidence of company size",
        required: false,
        maxFiles: 10,
      },
      {
        key: "planAppendix",
        nameKo: "사업계획서 붙임",
        nameEn: "Appendix to the plan",
        required: false,
        maxFiles: 10,
      },
    ],
    allowOther: true,
    maxFiles: 40,
    maxFileMegabytes: 100,
    maxTotalMegabytes: 200,
  },
  consents: [
    {
      key: "truthful",
      version: 1,
      titleKo: "사실대로 작성하였음을 확인합니다",
      titleEn: "We confirm that everything stated is true",
      textKo:
        "신청서와 붙임 자료에 적은 내용은 모두 사실이며, 사실과 다른 내용이 확인되면 선정 취소, 협약 해약, 지원금 환수 등의 조치를 받을 수 있음을 알고 있습니다.",
      textEn:
        "Everything in the proposal and its attachments is true. We know that a false statement may lead to cancellation of the selection, termination of the agreement and recovery of support.",
    },
    {
      key: "personalData",
      version: 1,
      titleKo: "개인정보의 수집·이용에 동의합니다",
      titleEn: "We consent to the collection and use of personal data",
      textKo:
        "접수·평가·협약·사후관리를 위하여 연구진의 성명, 소속, 전자우편을 수집·이용하며, 사업이 끝난 뒤 5년 동안 보관한 다음 파기합니다. 동의하지 않을 수 있으나, 이 경우 신청할 수 없습니다.",
      textEn:
        "Names, affiliations and e-mail addresses of the researchers are collected and used for receipt, review, agreement and follow-up, kept for five years after the programme ends and then destroyed. You may refuse, but then cannot apply.",
    },
    {
      key: "evaluation",
      version: 1,
      titleKo: "평가 절차와 결과의 활용에 동의합니다",
      titleEn: "We consent to the review procedure and the use of its results",
      textKo:
        "평가위원회의 구성과 평가 방법에 따르고, 평가 결과와 단계평가에 제출한 모델의 성능 수치가 공개될 수 있음에 동의합니다.",
      textEn:
        "We accept the composition of the panel and the method of review, and agree that results and the measured performance of submitted models may be published.",
    },
  ],
  signaturesRequired: true,
  competing: { organisations: "SHOWN", people: "SHOWN" },
  reminderHours: [336, 168, 72, 24, 3],
  screening: {
    // A10: what no register tells the portal
    manualChecks: [
      {
        key: "domestic",
        nameKo: "국내 기업·기관 여부",
        nameEn: "Korean companies and institutes",
        helpKo: "법인등기와 주주 구성을 보고 주관기관이 국내 기업·기관인지 확인합니다.",
        helpEn: "Look at the corporate register and the shareholders: the lead is a Korean company or institute.",
      },
      {
        key: "debarment",
        nameKo: "국가연구개발 참여제한",
        nameEn: "Debarment from national R&D",
        helpKo: "범부처통합연구지원시스템(IRIS)에서 모든 참여기관과 총괄책임자의 참여제한 이력을 조회합니다.",
        helpEn: "Look up every member organisation and the PI in the national research system (IRIS).",
      },
      {
        key: "finance",
        nameKo: "부도·회생·체납 등 결격 사유",
        nameEn: "Insolvency and unpaid taxes",
        helpKo: "납세증명서와 신용정보로 주관기관의 부도, 회생 절차, 국세·지방세 체납 여부를 확인합니다.",
        helpEn: "Check tax certificates and credit records of the lead for insolvency, rehabilitation and arrears.",
      },
      {
        key: "duplicateSupport",
        nameKo: "다른 정부 지원과의 중복",
        nameEn: "Support from other programmes",
        helpKo: "같은 내용으로 다른 정부 사업의 지원을 받고 있는지 과제 유사도 조회로 확인합니다.",
        helpEn: "Search for projects of the same content that other government programmes support.",
      },
    ],
  },
  supplementDays: 5,
};
