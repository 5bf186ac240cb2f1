import type { RulebookContent } from "./domain/rulebook";

export type RulebookRow = {
  version: number;
  effectiveFrom: Date;
  reason: string;
  authorName: string;
  createdAt: Date;
  isInForce: boolean;
  callCount: number;
  stageCount: number;
};

export type RulebookUse = { id: string; label: string; titleKo: string; titleEn: string; frozenAt: Date | null };

export type RulebookDetail = Omit<RulebookRow, "callCount" | "stageCount"> & {
  contentHash: string;
  content: RulebookContent;
  /** The version before, to show what this one changed; null for the first. */
  previous: { version: number; content: RulebookContent } | null;
  calls: RulebookUse[];
  stages: RulebookUse[];
};

export type AmendmentBase = { version: number; content: RulebookContent };
