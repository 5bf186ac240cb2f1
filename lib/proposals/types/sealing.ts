import type { ScanState } from "../domain/attachments";
import type { SealedProposal } from "../domain/content";
import type { SealedConsent } from "../domain/signatures";
import type { SubmissionRefusal, TaskKey } from "../domain/submission";
import type { CallBrief, SectionPage, SectionStatus } from "../types";

/** A file in its section. */
export type AttachmentRow = {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  scan: ScanState;
  uploadedByName: string;
  uploadedAt: Date;
};
export type AttachmentsPage = {
  proposalId: string;
  proposal: { id: string; titleKo: string; titleEn: string };
  call: SectionPage["call"];
  until: Date;
  status: SectionStatus;
  version: number;
  locked: SectionPage["locked"];
  missingCount: number;
  kinds: {
    key: string;
    nameKo: string;
    nameEn: string;
    required: boolean;
    maxFiles: number | null;
    files: AttachmentRow[];
  }[];
  limits: { maxFiles: number; maxFileMegabytes: number; maxTotalMegabytes: number };
  used: { count: number; bytes: number };
  /** The reader's own uploads that broke off. */
  interrupted: { uploadId: string; kind: string; name: string; sizeBytes: number; receivedBytes: number }[];
};

/** ⑬: where one organisation's signature stands. */
export type SigningMember = {
  organisationId: string;
  nameKo: string;
  nameEn: string;
  state: "SIGNED" | "WAITING" | "VOIDED";
  signed: { byName: string; at: Date; contentSha256: string } | null;
  /** What voided the last signature; null when nothing did, or when it came from outside the proposal. */
  voided: { byName: string; at: Date; section: string } | null;
  signers: string[];
  /** The reader may sign for it now. */
  maySign: boolean;
};
export type SignPage = {
  proposalId: string;
  titleKo: string;
  titleEn: string;
  call: CallBrief;
  until: Date;
  content: SealedProposal;
  sections: TaskKey[];
  contentSha256: string;
  consents: SealedConsent[];
  required: boolean;
  members: SigningMember[];
  /** What must be put right before anybody can sign. */
  refusals: SubmissionRefusal[];
  open: boolean;
  mayAsk: boolean;
};
