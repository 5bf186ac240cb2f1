import type { LedgerFinding } from "@/lib/ledger/types";

type Known = "UNBALANCED_ENTRY";
type Translate = { (key: `checks.codes.${Known}`): string; has: (key: `checks.codes.${Known}`) => boolean };

/** A violation in words, with what it is about; takes the translator of namespace `ledger`. */
export function findingText(t: Translate, { code, subjectId, detail }: LedgerFinding): string {
  const key = `checks.codes.${code}` as `checks.codes.${Known}`;
  return [t.has(key) ? t(key) : code, subjectId, detail].filter(Boolean).join(" · ");
}
