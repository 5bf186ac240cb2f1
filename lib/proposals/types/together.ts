import type { WrittenKey } from "../domain/drafts";
import type { DifferenceLine } from "../domain/versions/difference";

/** Somebody else who has a section open now. */
export type Present = { userId: string; name: string; sectionKey: string; editing: boolean };

export type SectionVersion = {
  version: number;
  byName: string;
  savedAt: Date;
  current: boolean;
  /** Characters against the version before; null for the first. */
  size: { added: number; removed: number } | null;
};

export type HistoryPage = {
  proposalId: string;
  proposalTitleKo: string;
  proposalTitleEn: string;
  key: WrittenKey;
  currentVersion: number;
  /** Newest first; the earliest ones are left out when there are many. */
  versions: SectionVersion[];
  shortened: boolean;
  compared: { from: number; to: number; lines: DifferenceLine[] } | null;
  mayRestore: boolean;
};

export type SectionComment = {
  id: string;
  authorName: string;
  mine: boolean;
  /** Empty when it was deleted. */
  body: string;
  deleted: boolean;
  at: Date;
};
export type CommentThread = SectionComment & {
  replies: SectionComment[];
  resolved: { byName: string; at: Date } | null;
};

/** What a task list shows of the people behind it. */
export type Together = {
  me: string;
  present: Present[];
  /** Open threads by section. */
  openComments: Record<string, number>;
  /** Whom a section can be given to; empty for those who may not. */
  candidates: { userId: string; name: string; organisationNameKo: string; organisationNameEn: string }[];
};
