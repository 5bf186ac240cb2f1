import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import type { SealedProposal } from "./content";

export const sha256Hex = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** A8: the one spelling of a proposal and its fingerprint. Equal content gives equal bytes, in any order of keys. */
export function seal(proposal: SealedProposal): { content: string; sha256: string } {
  const content = canonicalJson(proposal);
  return { content, sha256: sha256Hex(content) };
}

/**
 * ⑬: the fingerprint that every member signs: all of what would be sealed but the receipt number, which is not given yet,
 * and the signatures themselves.
 */
export const contentToSign = (proposal: SealedProposal): { sha256: string } => ({
  sha256: seal({ ...proposal, receiptNumber: "", signatures: [] }).sha256,
});

const RECEIPT_DIGITS = 4;
/** `FM-2025-01-0007`: prefix of the rulebook, code of the call, running number. */
export const receiptNumberOf = (prefix: string, callCode: string, running: number): string =>
  `${prefix}-${callCode}-${String(running).padStart(RECEIPT_DIGITS, "0")}`;
