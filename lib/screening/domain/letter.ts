/** A10: what the ministry writes to a consortium about its eligibility. */
export const LETTER_KINDS = ["eligible", "ineligible", "supplement"] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** V for a verdict, S for a supplement request, counted within a proposal: `FM-2025-01-0007-V2`. */
export const letterNumber = (receiptNumber: string, kind: LetterKind, ordinal: number): string =>
  `${receiptNumber}-${kind === "supplement" ? "S" : "V"}${ordinal}`;

/** Where a letter is had; a proposal may have several requests. */
export const letterHref = (proposalId: string, kind: LetterKind, locale: string, requestId?: string): string =>
  `/api/proposals/${proposalId}/letters/${kind}?locale=${locale}${requestId ? `&request=${requestId}` : ""}`;
