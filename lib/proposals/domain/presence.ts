/** A heartbeat older than this means nothing: the tab is closed, asleep or out of reach. */
export const PRESENCE_MS = 45_000;
/** How often a visible page says that it is there. */
export const HEARTBEAT_MS = 15_000;

/** The earliest heartbeat that still counts at an instant: 45 seconds old does, a millisecond more does not. */
export const presentSince = (at: Date): Date => new Date(at.getTime() - PRESENCE_MS);
