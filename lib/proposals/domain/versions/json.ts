/** Plain JSON, as the database and the network keep a draft. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One text for one value, whatever the order of its keys; absent is a value of its own. */
export const textOf = (value: Json | undefined): string =>
  value === undefined
    ? ""
    : JSON.stringify(value, (_key, part: Json) =>
        isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
      );
export const same = (a: Json | undefined, b: Json | undefined): boolean => textOf(a) === textOf(b);
