import { createHash } from "node:crypto";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** S5: the lot of a proposal under a published seed; the smaller one comes first. Anybody can draw it again. */
export const lotOf = (seed: string, proposalId: string): string => sha256(`${seed}\u0000${proposalId}`);

/**
 * Seed of a call's lots: fixed by what all applicants sealed, so nobody on the deciding side can draw again until they
 * like the result.
 */
export const seedOf = (callCode: string, sealHashes: readonly string[]): string =>
  sha256([callCode, ...[...sealHashes].sort()].join("\u0000"));

/** S8: an order that tells nothing of seats or of the order of arrival. */
export const shuffledBy = <T>(salt: string, items: readonly T[], idOf: (item: T) => string): T[] =>
  items
    .map((item) => ({ item, lot: lotOf(salt, idOf(item)) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ item }) => item);
