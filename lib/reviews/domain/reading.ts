import { WRITTEN_KEYS } from "@/lib/proposals/domain/drafts";

/** What a reviewer reads, in order: everything sealed but consents and signatures, which are no matter of judgement. */
export const READ_SECTIONS = ["consortium", ...WRITTEN_KEYS, "attachments"] as const;
export type ReadSection = (typeof READ_SECTIONS)[number];

/** Notes belong to a section or to the proposal as a whole. */
export const NOTE_KEYS = ["whole", ...READ_SECTIONS] as const;
export type NoteKey = (typeof NOTE_KEYS)[number];
export type NoteTexts = Partial<Record<NoteKey, string>>;

/** Notes that hold something, in the order of the proposal. */
export const writtenNotes = (texts: NoteTexts): NoteKey[] =>
  NOTE_KEYS.filter((key) => (texts[key] ?? "").trim().length > 0);

/**
 * Where a quoted passage stands in a text: the `occurrence`-th time it reads so, counted from 0; null when it does not.
 * White space counts as one blank, since a page breaks lines where it likes.
 */
export function findPassage(text: string, quote: string, occurrence: number): { start: number; end: number } | null {
  const words = quote.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = [...text.matchAll(new RegExp(escaped.join("\\s*"), "g"))][occurrence];
  return found ? { start: found.index, end: found.index + found[0].length } : null;
}

/** How many times the passage reads so before this place: what `findPassage` needs to find it again. */
export function occurrenceAt(text: string, quote: string, start: number): number {
  for (let occurrence = 0; ; occurrence++) {
    const found = findPassage(text, quote, occurrence);
    if (!found) return 0;
    if (found.end > start) return occurrence;
  }
}
