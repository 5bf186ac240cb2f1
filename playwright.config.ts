import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import { SYSTEM_CHROMIUM } from "./scripts/steps/browser.ts";

// These play with the demo story itself: alone, after all that read it and count what is recorded meanwhile.
const FIRST_PLAYS = [
  "**/consortium.spec.ts",
  "**/keyboard.spec.ts",
  "**/together.spec.ts",
  "**/uploads.spec.ts",
  "**/objections.spec.ts",
];
const PLAYS = [...FIRST_PLAYS, "**/main-path.spec.ts"];
const DESK = { viewport: { width: 1280, height: 800 } };
const PLAYED = { ...DESK, actionTimeout: 20_000 };

// Started by `npm run e2e` and `npm test`, which bring the application up and say where it is.
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? ".test/reports/e2e.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.E2E_ORIGIN ?? "http://localhost:3000",
    locale: "ko-KR",
    // Nobody's deadline may move with the reader's clock: the browser stands far from Korea.
    timezoneId: "America/New_York",
    // Steps without a film of every page: filming takes as long as the tests. E2E_FILM=1 films, to look into a failure.
    trace: process.env.E2E_FILM
      ? "retain-on-failure"
      : { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {}),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
    },
  },
  projects: [
    { name: "desktop", use: DESK, testIgnore: PLAYS },
    {
      name: "keyboard",
      use: PLAYED,
      testMatch: FIRST_PLAYS,
      dependencies: ["desktop"],
    },
    { name: "main-path", use: PLAYED, testMatch: "**/main-path.spec.ts", dependencies: ["keyboard"] },
  ],
});
