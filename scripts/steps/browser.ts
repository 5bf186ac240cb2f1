import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import os from "node:os";
import { programFile, runNode } from "./process.ts";

/** Debian's browser: its packages are reachable where Playwright's download is not. */
export const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/** Installs a browser when there is none: from the system's packages where we may, else Playwright's own. */
export async function ensureChromium(): Promise<void> {
  if (existsSync(SYSTEM_CHROMIUM)) return;
  if (os.platform() === "linux" && os.userInfo().uid === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium from the system's packages …");
    const quiet = { stdio: ["ignore", "ignore", "inherit"] as ("ignore" | "inherit")[] };
    try {
      execFileSync("apt-get", ["update"], quiet);
      execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], quiet);
    } catch {
      console.error("The system's packages gave no Chromium; trying Playwright's own.");
    }
    if (existsSync(SYSTEM_CHROMIUM)) return;
  }
  await runNode([programFile("@playwright/test", "cli.js"), "install", "chromium"]);
}
