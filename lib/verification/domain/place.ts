import type { Fraction } from "@/lib/references/domain/fraction";
import { exactOf } from "./exact";
import { type Json, type JsonNumber, type JsonObject, pathTo } from "./json-text";
import type { ProblemCode, Report } from "./problem";

/** A value of a document together with where it stands: whoever expects something else of it says so with the path. */
export type Place = { value: Json | undefined; at: string; report: Report; line: number | null };

export const isObject = (value: Json | undefined): value is JsonObject => value instanceof Map;
export const isNumber = (value: Json | undefined): value is JsonNumber =>
  typeof value === "object" && value !== null && "number" in value;
export const isMissing = ({ value }: Place): boolean => value === undefined || value === null;

/** Names, hashes, words for filters: the longest that tools write have some two hundred letters. */
const TEXT_CHARACTERS = 1_000;
/** Control characters and halves of letters: no name has them, and the database cannot keep all of them. */
const NOT_PRINTABLE = /[\p{Cc}\p{Cs}]/u;
export const textProblem = (text: string): ProblemCode | null => {
  if (text.length > TEXT_CHARACTERS) return "TEXT_TOO_LONG";
  return NOT_PRINTABLE.test(text) ? "NOT_PRINTABLE" : null;
};

const shown = (value: Json | undefined): string => {
  if (value === undefined) return "";
  if (typeof value === "string") return JSON.stringify(value.slice(0, TEXT_CHARACTERS));
  if (isNumber(value)) return value.number;
  if (isObject(value)) return "{…}";
  return Array.isArray(value) ? "[…]" : String(value);
};

export const complain = ({ report, at, value, line }: Place, code: Parameters<Report>[1]): void =>
  report(at, code, shown(value), line);

export const child = (place: Place, key: string): Place => ({
  ...place,
  at: pathTo(place.at, key),
  value: isObject(place.value) ? place.value.get(key) : undefined,
});

/** The fields of an object by their names; a missing one has none, anything else is reported. */
export function fieldsOf(place: Place): [string, Place][] {
  if (isMissing(place)) return [];
  if (!isObject(place.value)) {
    complain(place, "EXPECTED_OBJECT");
    return [];
  }
  return [...place.value.keys()].flatMap((key): [string, Place][] => {
    const field = child(place, key);
    const problem = textProblem(key);
    if (problem === null) return [[key, field]];
    complain({ ...field, value: key }, problem);
    return [];
  });
}

export function itemsOf(place: Place): Place[] {
  if (isMissing(place)) return [];
  if (!Array.isArray(place.value)) {
    complain(place, "EXPECTED_LIST");
    return [];
  }
  return place.value.map((value: Json, index: number) => ({ ...place, at: pathTo(place.at, index), value }));
}

/** Null when it is missing; reported when it is something else. */
export function textOf(place: Place): string | null {
  if (isMissing(place)) return null;
  const problem = typeof place.value === "string" ? textProblem(place.value) : "EXPECTED_TEXT";
  if (problem === null) return String(place.value);
  complain(place, problem);
  return null;
}

/** A version may be written as text or as a number. */
export const labelOf = (place: Place): string => {
  if (isNumber(place.value)) return place.value.number;
  return textOf(place) ?? "";
};

/** An exact figure: required, so a missing one is reported too. */
export function figureOf(place: Place): Fraction | null {
  const exact = isNumber(place.value) ? exactOf(place.value.number) : null;
  if (exact === null) complain(place, isNumber(place.value) ? "NUMBER_TOO_LONG" : "EXPECTED_NUMBER");
  return exact;
}

export const MAX_COUNT = 1_000_000_000;
/** A whole number of things, null when it is missing. */
export function countOf(place: Place): number | null {
  if (isMissing(place)) return null;
  const exact = isNumber(place.value) ? exactOf(place.value.number) : null;
  if (exact !== null && exact.den === 1n && exact.num >= 0n && exact.num <= BigInt(MAX_COUNT)) return Number(exact.num);
  complain(place, "EXPECTED_COUNT");
  return null;
}

export function yesNoOf(place: Place): boolean | null {
  if (isMissing(place)) return null;
  if (typeof place.value === "boolean") return place.value;
  complain(place, "EXPECTED_YES_NO");
  return null;
}

/** A standard error: a number, or "N/A" as the harness writes where there is none. */
export function deviationOf(place: Place): string | null {
  if (isMissing(place) || place.value === "N/A") return null;
  const exact = isNumber(place.value) ? exactOf(place.value.number) : null;
  if (isNumber(place.value) && exact !== null && exact.num >= 0n) return place.value.number;
  complain(place, isNumber(place.value) && exact === null ? "NUMBER_TOO_LONG" : "EXPECTED_NUMBER");
  return null;
}
