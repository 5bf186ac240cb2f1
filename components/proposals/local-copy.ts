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

/** What an earlier visit left here. It gets a place of its own, so that new typing cannot cover it before it is decided about. */
export function takeLeftCopy(address: Address): LocalCopy | null {
  const copy = copyIn(readJson(nameOf(address)));
  if (!copy) return copyIn(readJson(leftName(address)));
  keepText(leftName(address), jsonText(copy));
  dropCopy(address);
  return copy;
}
export const dropLeftCopy = (address: Address): void => dropText(leftName(address));
