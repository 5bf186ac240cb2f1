import { ensureChromium } from "./browser.ts";
import { programFile, runNode } from "./process.ts";
import { startRehearsal } from "./rehearsal.ts";

/** Plays the end-to-end tests against an application of their own. `report` is the file of the JSON report. */
export async function runEndToEnd(args: string[], report?: string): Promise<number> {
  await ensureChromium();
  const rehearsal = await startRehearsal({ scenario: "demo" });
  try {
    return await runNode([programFile("@playwright/test", "cli.js"), "test", ...args], {
      ...rehearsal.env,
      NODE_ENV: "test",
      // Tests look inside through the application's own modules, which are for the server.
      NODE_OPTIONS: "--conditions=react-server --import ./tests/e2e/fixtures/json-modules.mjs",
      E2E_ORIGIN: rehearsal.origin,
      ...(report ? { PLAYWRIGHT_JSON_OUTPUT_FILE: report } : {}),
    });
  } finally {
    await rehearsal.stop();
  }
}
