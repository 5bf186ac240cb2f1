export type Change = { field: string; before: string | null; after: string | null };
export type Fact = { field: string; value: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value as one line of text; null when there is none. */
const text = (value: unknown): string | null => {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
};

/** Old and new values side by side, by field: `from` and `to` of an event, whichever of the two has the field. */
export function changesOf(data: Record<string, unknown>): Change[] {
  const { from, to } = data;
  if (!isRecord(from) && !isRecord(to))
    return "from" in data || "to" in data ? [{ field: "", before: text(from), after: text(to) }] : [];
  const [before, after] = [isRecord(from) ? from : {}, isRecord(to) ? to : {}];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => ({
    field,
    before: text(before[field]),
    after: text(after[field]),
  }));
}

/** Everything else that an event says. */
export const factsOf = (data: Record<string, unknown>): Fact[] =>
  Object.entries(data)
    .filter(([field]) => field !== "from" && field !== "to")
    .map(([field, value]) => ({ field, value: text(value) ?? "" }));
