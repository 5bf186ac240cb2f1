import type { AgreementContent } from "./domain/content";
import type { AgreementCapacity, AgreementStatus, VersionStanding } from "./domain/signing";

export type WordedTable = {
  title: string;
  head: string[];
  widths: number[];
  /** Columns of figures stand on the right. */
  figures: number[];
  rows: string[][];
  empty: string;
};
export type WordedFact = { label: string; value: string; code?: boolean };
/** A content in one language: what the page, the signing page and the PDF show alike. */
export type WordedAgreement = {
  title: string;
  subtitle: string;
  facts: WordedFact[];
  articles: { key: string; title: string; text: string }[];
  annexes: { key: string; title: string; facts: WordedFact[]; tables: WordedTable[]; note: string }[];
};
export type WordedDifference = { key: string; group: string; label: string; before: string; after: string };

export type SignatureView = {
  key: string;
  capacity: AgreementCapacity;
  /** Of the organisation; null for the government. */
  nameKo: string | null;
  nameEn: string | null;
  /** Null while it is missing. */
  signed: { name: string; at: Date; contentSha256: string } | null;
};
export type VersionItem = {
  id: string;
  number: number;
  status: AgreementStatus;
  standing: VersionStanding;
  reason: string;
  draftedAt: Date;
  /** For staff. */
  draftedBy: string | null;
  offeredAt: Date | null;
  signedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawReason: string | null;
  signatures: number;
  parties: number;
};
/** When those who had not signed were asked again, by days after the offer. */
export type Reminded = { days: number; sentAt: Date | null };
export type VersionView = VersionItem & {
  version: number;
  content: AgreementContent;
  contentSha256: string;
  parts: SignatureView[];
  reminders: Reminded[];
};
/** A party that the reader may sign for now. */
export type SignableParty = { organisationId: string; nameKo: string | null; nameEn: string | null };

export type AgreementView = {
  id: string;
  number: string;
  team: { id: string; nameKo: string; nameEn: string };
  ended: { on: string; cause: "ELIMINATED" | "WITHDRAWN"; reason: string | null } | null;
  versions: VersionItem[];
  shown: VersionView;
  /** The one on its way, if the reader sees it. */
  openId: string | null;
  isStaff: boolean;
  may: { edit: boolean; withdraw: boolean; amend: boolean };
  signable: SignableParty[];
};

export type DraftView = {
  agreement: AgreementView;
  version: VersionView;
  /** What moved since the draft was saved. */
  moved: WordedDifference[];
  /** Against what is in force; empty for the original. */
  changes: WordedDifference[];
  undeliberated: { resource: string; period: string }[];
  /** D3: levels below the planned one. */
  lowerLevels: string[];
};

export type AgreementRow = {
  teamId: string;
  teamKo: string;
  teamEn: string;
  callCode: string;
  agreementId: string;
  number: string;
  standing: "DRAFT" | "OFFERED" | "IN_FORCE" | "ENDED";
  /** Of the version in force; null without one. */
  inForceNumber: number | null;
  inForceAt: Date | null;
  /** Of the version on its way. */
  open: { number: number; status: "DRAFT" | "OFFERED"; signatures: number; parties: number } | null;
};
export type UnagreedTeam = { teamId: string; nameKo: string; nameEn: string; callCode: string };
