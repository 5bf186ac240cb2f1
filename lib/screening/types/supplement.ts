import type { SealedAttachment } from "@/lib/proposals/domain/attachments";
import type { DifferenceLine } from "@/lib/proposals/domain/versions/difference";
import type { SupplementState } from "../domain/supplement";

/** A supplement request as staff see it. */
export type SupplementRow = {
  id: string;
  sections: string[];
  reason: string;
  dueAt: Date;
  state: SupplementState;
  requestedByName: string;
  requestedAt: Date;
  answeredByName: string | null;
  answeredAt: Date | null;
  cancelledByName: string | null;
  cancelledAt: Date | null;
  cancelReason: string;
  version: number;
  /** The reader may give it more time or take it back now. */
  mayExtend: boolean;
  mayCancel: boolean;
};

export type SupplementsView = {
  proposalId: string;
  receiptNumber: string;
  /** Newest first. */
  requests: SupplementRow[];
  /** What the reader may ask for now; null when they may not. */
  askable: { sections: string[]; dueAt: Date; days: number } | null;
};

/** One named section of an answer: lines of a written one, files of the attachments. */
export type SupplementChange = { section: string } & (
  | { kind: "WRITTEN"; lines: DifferenceLine[] }
  | { kind: "FILES"; removed: SealedAttachment[]; added: SealedAttachment[] }
);

export type SupplementAnswer = {
  proposalId: string;
  titleKo: string;
  titleEn: string;
  call: { id: string; titleKo: string; titleEn: string };
  receiptNumber: string;
  request: SupplementRow;
  before: { sealNo: number; sha256: string; sealedAt: Date };
  after: { sealNo: number; sha256: string; sealedAt: Date };
  changes: SupplementChange[];
};
