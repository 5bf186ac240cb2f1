import { jsonText } from "@/lib/proposals/domain/stored";

type Address = { proposalId: string; key: string };
const nameOf = ({ proposalId, key }: Address): string => `portal.section.${proposalId}.${key}`;

// Storage may be full, forbidden or absent: the copy is a second net, so its failure must never stop the writing.
const quietly = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

/** A7: what was typed and is not yet with the server stays on this device until it is. */
export const keepCopy = (address: Address, content: unknown): void => {
  quietly(() => localStorage.setItem(nameOf(address), jsonText(content)));
};
export const dropCopy = (address: Address): void => {
  quietly(() => localStorage.removeItem(nameOf(address)));
};
/** The copy as plain JSON; null when there is none. */
export const readCopy = (address: Address): unknown =>
  quietly(() => JSON.parse(localStorage.getItem(nameOf(address)) ?? "null"));
