/** An error as schemas and commands state it: a key of namespace `fieldErrors`, with values for its words. */
export type ErrorKey = { key: string; values: Record<string, string> };

/** `tooShort?minimum=30` → key and values. */
export function parseErrorKey(text: string): ErrorKey {
  const mark = text.indexOf("?");
  if (mark < 0) return { key: text, values: {} };
  return { key: text.slice(0, mark), values: Object.fromEntries(new URLSearchParams(text.slice(mark + 1))) };
}
