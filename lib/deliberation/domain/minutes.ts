import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import type { SupportResource } from "@/lib/teams/domain/support";
import type { VoteChoice } from "./quorum";

type Named = { nameKo: string; nameEn: string };
export type MinutesFigure = Named & {
  teamId: string;
  resource: SupportResource;
  period: string;
  /** GPUs or won, as decimal text. */
  amount: string;
};
export type MinutesMotion = {
  number: number;
  text: string;
  state: "CARRIED" | "REJECTED" | "WITHDRAWN";
  figures: MinutesFigure[];
  openedBy: string;
  openedAt: string;
  closedBy: string;
  closedAt: string;
  closeReason: string | null;
  /** Null of a motion that was withdrawn: nothing was counted. */
  count: { members: number; present: number; for: number; against: number; abstain: number } | null;
  /** Counted votes by name, as the law asks. */
  votes: { name: string; choice: VoteChoice }[];
};
export type MinutesItem = {
  itemId: string;
  position: number;
  kind: "SUPPORT" | "GENERAL";
  title: string;
  teams: Named[];
  /** E3: the stage's result that was deliberated on, by the hash of its calculation sheet. */
  stageResult?: { number: number; sheetHash: string };
  discussion: string;
  /** Who was no member for this item, and why (S3). */
  away: { name: string; why: "CONFLICT" | "RECUSED" }[];
  motions: MinutesMotion[];
};
/** D1: everything a session decided, by whom, when and under which rule. Instants are ISO text. */
export type Minutes = {
  format: 1;
  callCode: string;
  number: number;
  startsAt: string;
  openedAt: string;
  endedAt: string;
  place: string;
  chair: string;
  rulebookVersion: number;
  rule: { quorumOverBasisPoints: number; carryOverBasisPoints: number; abstentionsCount: boolean };
  members: { name: string; cameAt: string | null; leftAt: string | null }[];
  items: MinutesItem[];
  remarks: string;
};

/** Minutes as they are signed: one spelling, so that anybody can take the hash again. */
export const minutesText = (minutes: Minutes): string => canonicalJson(minutes);
export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");

/** S3: the minutes for a reader whom a conflict keeps from some items: those items are not in it. */
export const withoutItems = (minutes: Minutes, kept: ReadonlySet<string>): Minutes => ({
  ...minutes,
  items: minutes.items.filter((item) => !kept.has(item.itemId)),
  // Remarks may speak of any item, so they go with it.
  remarks: minutes.items.some((item) => kept.has(item.itemId)) ? "" : minutes.remarks,
});
