import { correctableFields, isEditable } from "./changes";
import type { CallState } from "./state";

/** C1: files of one notice, and how large each may be. */
export const MOST_NOTICE_FILES = 20;
export const NOTICE_FILE_BYTES = 20_000_000;

export type NoticeFileRefusal = "NOTHING_CHANGED" | "FIELD_FIXED" | "REASON_MISSING" | "NAME_IN_USE" | "TOO_MANY_FILES";
type Standing = { id: string; name: string };
type Change = { add: { name: string } | null; removeId: string; reason: string };

/** C5: a draft's files change freely; those of an announced call by a correction, as long as its words may be corrected. */
export const noticeFilesChangeable = (state: CallState): boolean =>
  isEditable(state) || correctableFields(state).includes("noticeKo");

const nameKey = (name: string): string => name.normalize("NFC").toLowerCase();

/** Why these files may not become those, if so. `removeId` is empty when none is taken out. */
export function noticeFileRefusal(
  state: CallState,
  standing: readonly Standing[],
  { add, removeId, reason }: Change,
): NoticeFileRefusal | null {
  if (!noticeFilesChangeable(state)) return "FIELD_FIXED";
  if (!add && removeId === "") return "NOTHING_CHANGED";
  if (!isEditable(state) && reason.trim().length < 10) return "REASON_MISSING";
  const kept = standing.filter(({ id }) => id !== removeId);
  if (add && kept.some(({ name }) => nameKey(name) === nameKey(add.name))) return "NAME_IN_USE";
  return add && kept.length >= MOST_NOTICE_FILES ? "TOO_MANY_FILES" : null;
}
