import { type Day, dateOf, dayOf } from "./calendar";

/** Lengths of the blocks that account changes are summed in, in days; the same as in trigger `gpu_account_changes`. */
export const BLOCK_DAYS = [1, 4, 16, 64, 256, 1_024] as const;
const FIRST = dateOf("2000-01-01").getTime();
const DAY_MS = 86_400_000;
const dayAfter = (days: number): Day => dayOf(new Date(FIRST + days * DAY_MS));

export type BlockRange = { days: number; from: Day; before: Day };

/** The blocks whose sum is everything up to the end of a day: at most three of each length, and all of the longest. */
export function blocksUpTo(day: Day): BlockRange[] {
  const end = (dateOf(day).getTime() - FIRST) / DAY_MS + 1;
  return BLOCK_DAYS.flatMap((days, index) => {
    const longer = BLOCK_DAYS[index + 1];
    const from = longer === undefined ? 0 : Math.floor(end / longer) * longer;
    const before = Math.floor(end / days) * days;
    return from < before ? [{ days, from: dayAfter(from), before: dayAfter(before) }] : [];
  });
}
