import type { RoundRule } from "@/lib/rulebook/domain/rulebook";
import type { NoteTexts, ReadSection } from "../domain/reading";

export type Notes = { texts: NoteTexts; version: number; savedAt: Date | null };
/** A remark on a passage; `quote` is empty for one on the section as a whole. */
export type Remark = {
  id: string;
  section: ReadSection;
  quote: string;
  occurrence: number;
  body: string;
  createdAt: Date;
};
export type OwnRemark = Remark & { shared: boolean; version: number };
export type Flag = { id: string; reason: string; raisedAt: Date; settledAt: Date | null; answer: string | null };

/** Another member as the round lets them be known. */
type Colleague = { seatNo: number; name: string | null };
export type OthersReview = Colleague & {
  totalHundredths: number;
  scores: Record<string, number>;
  comments: Record<string, string>;
  overallOpinion: string;
};
export type OthersRemark = Remark & Colleague;

/** What lies beside proposal and sheet: own notes, remarks and flags, and of colleagues' work what the round allows (S2). */
export type WorkAside = {
  notes: Notes;
  remarks: OwnRemark[];
  flags: Flag[];
  isChair: boolean;
  mayShare: boolean;
  others: { rule: RoundRule["othersReviews"]; reviews: OthersReview[]; remarks: OthersRemark[] } & { open: boolean };
};

/** A flag as the chair sees it. */
export type RaisedFlag = Flag & { version: number; seatNo: number };
