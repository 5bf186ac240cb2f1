import type { TypedSheet } from "./typed-sheet";

const nameOf = (sheetId: string): string => `portal.sheet.${sheetId}`;

// Storage may be full, forbidden or absent: the copy is a second net, so its failure must never stop the writing.
const quietly = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

/** What was typed and is not yet with the server stays on this device until it is. */
export const keepSheetCopy = (sheetId: string, sheet: TypedSheet): void => {
  quietly(() => localStorage.setItem(nameOf(sheetId), JSON.stringify(sheet)));
};
export const dropSheetCopy = (sheetId: string): void => {
  quietly(() => localStorage.removeItem(nameOf(sheetId)));
};

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");

/** The copy, when there is a readable one. */
export const readSheetCopy = (sheetId: string): TypedSheet | null =>
  quietly(() => {
    const stored: unknown = JSON.parse(localStorage.getItem(nameOf(sheetId)) ?? "null");
    if (typeof stored !== "object" || stored === null) return null;
    const { scores, comments, opinion } = stored as Record<string, unknown>;
    return isTexts(scores) && isTexts(comments) && typeof opinion === "string" ? { scores, comments, opinion } : null;
  });
