import canonicalize from "canonicalize";

/** RFC 8785 JSON: one spelling for one value, so that a hash can be taken again anywhere. BigInt becomes a decimal string, dates ISO. */
export function canonicalJson(value: unknown): string {
  const plain: unknown = JSON.parse(
    JSON.stringify(value ?? null, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part)),
  );
  return canonicalize(plain) ?? "null";
}
