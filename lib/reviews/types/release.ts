import type { OpinionOutcome } from "../domain/opinions";
import type { ProposalHeading } from "../types";

/** Words of an opinion that may name somebody. */
export type ReleaseHit = {
  start: number;
  end: number;
  found: string;
  people: { name: string; side: "REVIEWER" | "APPLICANT" }[];
  settled: boolean;
  standing: { outcome: OpinionOutcome; reason: string; byName: string; at: Date; revision: number } | null;
};
/** An opinion as staff see it before its release; who wrote it is not known here either. */
export type ReleaseOpinion = {
  sheetId: string;
  field: string;
  fieldKo: string;
  fieldEn: string;
  text: string;
  released: string;
  hits: ReleaseHit[];
};
export type ReleasePage = {
  /** Of the proposal that is shown every opinion, of the others those with a hit. */
  proposals: (ProposalHeading & { opinions: ReleaseOpinion[]; opinionCount: number; waiting: number })[];
  shownProposalId: string | null;
  waiting: number;
  settled: number;
  publishedAt: Date | null;
  may: { settle: boolean };
};

/** What everybody may know of a published call (P5, S11). */
export type PublicOutcome = {
  selected: { id: string; titleKo: string; titleEn: string; nameKo: string; nameEn: string }[];
  nobody: "NO_ONE_QUALIFIED" | "CHOSEN" | null;
  rankingSha256: string;
  /** Head of the chain of what objections changed; null while they changed nothing. */
  headSha256: string | null;
};
