import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import type { ContributionRules, ContributionSize, OpennessLevel, ResourceKind } from "@/lib/rulebook/domain/rulebook";
import type { SupportEntry, SupportResource } from "@/lib/teams/domain/support";

/** A calendar day in Korea, `2026-01-15`. */
export type Day = string;
/** GPUs or won as decimal text: the content is canonical JSON, and a figure of it is what the database compares. */
export type Amount = string;

export type AgreementFigure = { resource: SupportResource; period: string; amount: Amount };
export type AgreementMember = {
  organisationId: string;
  registrationNumber: string;
  nameKo: string;
  nameEn: string;
  role: "LEAD" | "PARTICIPANT";
  size: ContributionSize;
  shareBasisPoints: number;
  task: string;
};
export type AgreementTarget = {
  benchmarkKey: string;
  nameKo: string;
  nameEn: string;
  ownMillionths: Amount;
  scaleMaxMillionths: Amount;
};
export type MemberDuty = {
  organisationId: string;
  size: ContributionSize;
  supportWon: Amount;
  rateBasisPoints: number;
  cashShareBasisPoints: number;
  minimumWon: Amount;
  minimumCashWon: Amount;
};
/** D2, D3: what is due for the support of one span at the openness that holds in it. `to` is the last day. */
export type DutySpan = {
  from: Day;
  to: Day;
  level: OpennessLevel;
  supportWon: Amount;
  minimumWon: Amount;
  minimumCashWon: Amount;
  members: MemberDuty[];
};
export type ContributionTerms = {
  rule: "D2";
  base: ContributionRules["base"];
  sourceKo: string;
  sourceEn: string;
  /** G1: by which GPUs are valued, since nobody is billed for them. */
  monthlyCostWonPerGpu: Amount;
  supportWon: Amount;
  minimumWon: Amount;
  minimumCashWon: Amount;
  spans: DutySpan[];
};
/** D3: a level that was verified to be lower than planned, and from when on it counts. */
export type VerifiedLevel = { level: OpennessLevel; from: Day };
export type Article = { key: string; titleKo: string; titleEn: string; textKo: string; textEn: string };

/** D4: everything that is signed. Nothing of it is typed but the special terms: the rest is read from its sources. */
export type AgreementContent = {
  format: 1;
  number: string;
  /** 0 is the original. */
  amendment: number;
  templateVersion: number;
  rulebookVersion: number;
  call: { code: string; titleKo: string; titleEn: string };
  project: { receiptNumber: string; sealSha256: string; titleKo: string; titleEn: string; modelKinds: string[] };
  team: { nameKo: string; nameEn: string };
  agencies: { kind: ResourceKind; name: string }[];
  members: AgreementMember[];
  /** Both days count. */
  period: { from: Day; to: Day };
  targets: { ratioBasisPoints: number; referenceMonths: number; benchmarks: AgreementTarget[] };
  support: AgreementFigure[];
  openness: {
    level: OpennessLevel;
    components: { key: string; licence: string }[];
    releasePlan: string;
    verified: VerifiedLevel | null;
  };
  contribution: ContributionTerms;
  special: { ko: string; en: string };
  articles: Article[];
};

/** RFC 8785: one spelling, one hash. */
export const contentText = (content: AgreementContent): string => canonicalJson(content);
export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What the database has verified on writing (CHECK AgreementVersion_hash). */
export const readContent = (text: string): AgreementContent => JSON.parse(text) as AgreementContent;

export const figureOfEntry = (entry: SupportEntry): AgreementFigure => ({
  resource: entry.resource,
  period: entry.period,
  amount: String(entry.resource === "GPU" ? entry.gpuCount : entry.amountWon),
});
export const entryOfFigure = ({ resource, period, amount }: AgreementFigure): SupportEntry =>
  resource === "GPU" ? { resource, period, gpuCount: Number(amount) } : { resource, period, amountWon: BigInt(amount) };
