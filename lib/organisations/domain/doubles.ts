import { normaliseOrganisationName } from "./organisation-names";

export type RegistryName = { id: string; nameKo: string; nameEn: string; registrationNumber: string };
/** Why two entries may be one body: the same name without its legal form and spaces, or one that is written much like it. */
export type DoubleReason = "SAME_NAME" | "SIMILAR_NAME";
export type LikelyDouble<E extends RegistryName> = {
  entry: E;
  reason: DoubleReason;
  /** Digits of the registration numbers that differ; the check digit lets a slip of one digit change two. */
  differingDigits: number;
};

const keysOf = ({ nameKo, nameEn }: RegistryName): string[] =>
  [nameKo, nameEn].map(normaliseOrganisationName).filter((key) => key !== "");

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));

/** Dice's coefficient of neighbouring letters: 1 for the same word, 0 without any pair in common. */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.length + right.length === 0) return a === b ? 1 : 0;
  const rest = [...right];
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

/** Above it two names are shown to staff to compare; below it most names of one town or trade would be. */
const SIMILAR_FROM = 0.75;

function reasonOf(a: RegistryName, b: RegistryName): DoubleReason | null {
  const [left, right] = [keysOf(a), keysOf(b)];
  if (left.some((key) => right.includes(key))) return "SAME_NAME";
  return left.some((key) => right.some((other) => likeness(key, other) >= SIMILAR_FROM)) ? "SIMILAR_NAME" : null;
}

export const differingDigits = (a: string, b: string): number =>
  [...a].filter((digit, index) => digit !== b[index]).length + Math.max(0, b.length - a.length);

const closest = <E extends RegistryName>(a: LikelyDouble<E>, b: LikelyDouble<E>): number =>
  (a.reason === b.reason ? 0 : a.reason === "SAME_NAME" ? -1 : 1) ||
  a.differingDigits - b.differingDigits ||
  (a.entry.id < b.entry.id ? -1 : 1);

/** A2: entries that may be the same body as one; the likeliest first. */
export const likelyDoublesOf = <E extends RegistryName>(one: RegistryName, others: readonly E[]): LikelyDouble<E>[] =>
  others
    .flatMap((entry) => {
      const reason = entry.id === one.id ? null : reasonOf(one, entry);
      return reason
        ? [{ entry, reason, differingDigits: differingDigits(one.registrationNumber, entry.registrationNumber) }]
        : [];
    })
    .sort(closest);

/** A2: groups of entries that bear one name, each entry in one group, in the order they were given. Linear in their number. */
export function sameNamed<E extends RegistryName>(entries: readonly E[]): E[][] {
  const groupOf = new Map<string, E[]>();
  for (const entry of entries) {
    const keys = keysOf(entry);
    const group = keys.map((key) => groupOf.get(key)).find((found) => found !== undefined) ?? [];
    group.push(entry);
    for (const key of keys) if (!groupOf.has(key)) groupOf.set(key, group);
  }
  return [...new Set(groupOf.values())].filter((group) => group.length > 1);
}
