import { isObject, type Json } from "./json";

/** What makes a row of a list the same row on both sides. Lists that are not named here are compared whole, piece by piece. */
const ROW_KEYS: Record<string, readonly string[]> = {
  "people.people": ["email"],
  "performance.rows": ["benchmarkKey"],
  "performance.figures": ["modelKey", "benchmarkKey"],
  "gpu.requests": ["halfYear"],
  "data.wishes": ["corpus", "ownerName"],
  "data.projects": ["title"],
  "talent.people": ["name"],
  "openness.choices": ["componentKey"],
  "contribution.rows": ["organisationId", "year"],
};

const keyOf = (row: Json, fields: readonly string[]): string | null => {
  if (!isObject(row)) return null;
  const parts = fields.map((field) => row[field] ?? "");
  return parts.every((part) => part === "") ? null : parts.join(" · ");
};

/** The rows of a list by their keys; null when the list has none, or when a side has two rows of one key or rows without. */
export function keyedRows(section: string, field: string, list: readonly Json[]): Map<string, Json> | null {
  const fields = ROW_KEYS[`${section}.${field}`];
  const plain = list.every((row) => typeof row === "string");
  const rows = new Map<string, Json>();
  if (!fields && !plain) return null;
  for (const row of list) {
    const key = fields ? keyOf(row, fields) : String(row);
    if (key === null || rows.has(key)) return null;
    rows.set(key, row);
  }
  return rows;
}
