/** X1, C2: the closing instant itself is in time; one millisecond later is late. */
export const isBeforeClose = (closesAt: Date, at: Date): boolean => at.getTime() <= closesAt.getTime();
