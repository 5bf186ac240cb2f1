/** A small generator with a seed (mulberry32): the story is invented, and the same at every start. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
export const later = (at: Date, minutes: number): Date => new Date(at.getTime() + Math.round(minutes * MINUTE_MS));
export const days = (at: Date, count: number): Date => new Date(at.getTime() + count * DAY_MS);
/** An instant in Korea, written as people write it: kst("2025-07-21T18:00"). */
export const kst = (text: string): Date => new Date(`${text}:00+09:00`);
