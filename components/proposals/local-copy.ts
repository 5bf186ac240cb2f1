import { dropText, keepText, readJson } from "@/components/forms/local-copy";
import { jsonText } from "@/lib/proposals/domain/stored";

type Address = { proposalId: string; key: string };
/** What was typed, and the version it was typed on: with both, a later visit can still merge it with what others wrote. */
export type LocalCopy = { version: number; base: unknown; content: unknown };

const nameOf = ({ proposalId, key }: Address): string => `portal.section.${proposalId}.${key}`;
const leftName = (address: Address): string => `${nameOf(address)}.left`;

const copyIn = (stored: unknown): LocalCopy | null => {
  if (typeof stored !== "object" || stored === null || !("content" in stored)) return null;
  const { version, base, content } = stored as Record<string, unknown>;
  return typeof version === "number" ? { version, base, content } : null;
};

/** A7: what was typed and is not yet with the server stays on this device until it is. */
export const keepCopy = (address: Address, copy: LocalCopy): void => keepText(nameOf(address), jsonText(copy));
export const dropCopy = (address: Address): void => dropText(nameOf(address));

const leftCopies = (address: Address): LocalCopy[] => {
  const stored = readJson(leftName(address));
  return Array.isArray(stored) ? stored.flatMap((one) => copyIn(one) ?? []) : [];
};

/**
 * What earlier visits left here, the latest first. Each gets a place of its own, so that new typing cannot cover it before
 * it is decided about.
 */
export function takeLeftCopy(address: Address): LocalCopy | null {
  const left = leftCopies(address);
  const copy = copyIn(readJson(nameOf(address)));
  if (!copy) return left.at(-1) ?? null;
  keepText(leftName(address), jsonText([...left, copy]));
  dropCopy(address);
  return copy;
}

/** The latest of them is decided about; the one before it is offered next. */
export function dropLeftCopy(address: Address): void {
  const left = leftCopies(address).slice(0, -1);
  if (left.length > 0) keepText(leftName(address), jsonText(left));
  else dropText(leftName(address));
}
