/** PostgreSQL keeps neither NUL nor half of a surrogate pair, in text as in jsonb. */
const isKept = (text: string): boolean => text.isWellFormed() && !text.includes("\u0000");

/** Deeper than anything a form or a document of the portal holds. */
const DEEPEST = 100;

/** Dotted paths (`items.0.name`) of what was sent and the database cannot keep; empty for what people type. A bad key has the path of what holds it. */
export function unkeptPaths(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === "string") return isKept(value) ? [] : [path.join(".")];
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return [];
  if (path.length > DEEPEST) return [path.slice(0, 1).join()];
  return Object.entries(value).flatMap(([key, one]) =>
    isKept(key) ? unkeptPaths(one, [...path, key]) : [path.join(".")],
  );
}
