import { readFileSync } from "node:fs";
import { withDatabase } from "./steps/database.ts";
import { LIVE_CHECKS, SHEET_CHECKS, type Verdict } from "./steps/verifications.ts";

// npm run verify -- audit            walks the audit log of the database
// npm run verify -- sheet.json       recomputes a calculation sheet or an exported log, without a database
const [target] = process.argv.slice(2);
const verdict = await verify(target ?? "");
for (const finding of verdict.findings) console.log(`  ${finding}`);
console.log(`${verdict.matches ? "✓" : "✗"} ${verdict.summary}`);
process.exit(verdict.matches ? 0 : 1);

async function verify(name: string): Promise<Verdict> {
  const live = LIVE_CHECKS[name];
  if (live) return withDatabase(async ({ ownerUrl }) => (await live())(ownerUrl));
  if (!name.endsWith(".json")) {
    throw new Error(
      `What shall be verified? One of: ${[...Object.keys(LIVE_CHECKS), "the .json file of a sheet"].join(", ")}.`,
    );
  }
  const sheet: { kind?: string } = JSON.parse(readFileSync(name, "utf8"));
  const check = SHEET_CHECKS[sheet.kind ?? ""];
  if (check) return (await check())(sheet);
  throw new Error(
    `Sheets of kind "${sheet.kind}" are unknown. Known: ${Object.keys(SHEET_CHECKS).join(", ") || "none"}.`,
  );
}
