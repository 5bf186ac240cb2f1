import { dropText, keepText, readJson } from "@/components/forms/local-copy";
import { jsonText } from "@/lib/proposals/domain/stored";

/** One section in one open form. Two tabs of one person are two visits: neither may cover or drop the other's words. */
type Address = { proposalId: string; key: string; visit: string };
/** What was typed, and the version it was typed on: with both, a later visit can still merge it with what others wrote. */
export type LocalCopy = { visit: string; version: number; base: unknown; content: unknown };

export const newVisit = (): string => crypto.getRandomValues(new Uint32Array(3)).join(".");

const nameOf = ({ proposalId, key }: Address): string => `portal.section.${proposalId}.${key}`;

const copyIn = (stored: unknown): LocalCopy[] => {
  if (typeof stored !== "object" || stored === null || !("content" in stored)) return [];
  const { visit, version, base, content } = stored as Record<string, unknown>;
  return typeof visit === "string" && typeof version === "number" ? [{ visit, version, base, content }] : [];
};

const copiesIn = (address: Address): LocalCopy[] => {
  const stored = readJson(nameOf(address));
  return Array.isArray(stored) ? stored.flatMap(copyIn) : [];
};
const without = (address: Address, visit: string): LocalCopy[] =>
  copiesIn(address).filter((copy) => copy.visit !== visit);

function write(address: Address, copies: readonly LocalCopy[]): void {
  if (copies.length > 0) keepText(nameOf(address), jsonText(copies));
  else dropText(nameOf(address));
}

/** A7: what was typed and is not yet with the server stays on this device until it is. */
export const keepCopy = (address: Address, copy: Omit<LocalCopy, "visit">): void =>
  write(address, [...without(address, address.visit), { visit: address.visit, ...copy }]);
export const dropCopy = (address: Address): void => write(address, without(address, address.visit));

/** What other visits left here, the latest; it is offered until it is decided about. */
export const leftCopy = (address: Address): LocalCopy | null => without(address, address.visit).at(-1) ?? null;

/** It is decided about; the one before it is offered next. */
export const dropLeftCopy = (address: Address, { visit }: LocalCopy): void => write(address, without(address, visit));
