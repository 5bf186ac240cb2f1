type Written = { byId: string; at: Date };

/** Spans of one clock for everybody: five minutes each. */
const SPAN_MS = 300_000;
const spanOf = (at: Date): number => Math.floor(at.getTime() / SPAN_MS);

/**
 * A7: whether what stood before a save becomes a version of the history. What another person wrote always does. Of one
 * person's own uninterrupted writing the last of every five minutes does; the saves between were never meant as versions.
 */
export const keepsPrevious = (previous: Written, next: Written): boolean =>
  previous.byId !== next.byId || spanOf(previous.at) !== spanOf(next.at);
