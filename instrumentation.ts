import { notePeers } from "./lib/platform/client-address";

/** Called by Next once, before the first request. */
export function register(): void {
  notePeers();
}
