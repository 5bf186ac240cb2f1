import { dropText, keepText, readJson } from "@/components/forms/local-copy";
import type { TypedSheet } from "./typed-sheet";

const nameOf = (sheetId: string): string => `portal.sheet.${sheetId}`;

/** What was typed and is not yet with the server stays on this device until it is. */
export const keepSheetCopy = (sheetId: string, sheet: TypedSheet): void =>
  keepText(nameOf(sheetId), JSON.stringify(sheet));
export const dropSheetCopy = (sheetId: string): void => dropText(nameOf(sheetId));

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");

/** The copy, when there is a readable one. */
export function readSheetCopy(sheetId: string): TypedSheet | null {
  const stored = readJson(nameOf(sheetId));
  if (typeof stored !== "object" || stored === null) return null;
  const { scores, comments, opinion, vote } = stored as Record<string, unknown>;
  if (!isTexts(scores) || !isTexts(comments) || typeof opinion !== "string") return null;
  return { scores, comments, opinion, vote: typeof vote === "boolean" ? vote : null };
}
