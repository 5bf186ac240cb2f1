import compile from "icu-minify/compile";

export type TakenApart = ReturnType<typeof compile>;

const known = new Map<string, TakenApart>();

/** A sentence in ICU's syntax as its parts, plain data that can be sent; each is taken apart once per process. */
export function takeApart(sentence: string): TakenApart {
  const before = known.get(sentence);
  if (before !== undefined) return before;
  // By way of JSON: what the compiler makes has objects without a prototype, which React does not send.
  const parts: TakenApart = JSON.parse(JSON.stringify(compile(sentence)));
  known.set(sentence, parts);
  return parts;
}
