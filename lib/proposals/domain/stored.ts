type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A draft as the database and the network keep it: plain JSON, amounts as decimal text. */
export function storedJson(content: object): { [key: string]: Json } {
  return JSON.parse(jsonText(content));
}

/** JSON text of a draft; BigInt becomes decimal text. */
export const jsonText = (content: unknown): string =>
  JSON.stringify(content, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value));

/** Whether two drafts say the same, whatever the order of their keys. */
export const sameContent = (a: unknown, b: unknown): boolean =>
  ordered(JSON.parse(jsonText(a))) === ordered(JSON.parse(jsonText(b)));

const ordered = (value: Json): string =>
  JSON.stringify(value, (_key, part: Json) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
