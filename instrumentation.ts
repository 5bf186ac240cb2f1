/** Called by Next once, before the first request. */
export async function register(): Promise<void> {
  // Next builds this file for the edge as well, where there are no connections to look at.
  if (process.env.NEXT_RUNTIME === "nodejs") (await import("./lib/platform/client-address")).notePeers();
}
