import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { buildApplication } from "./steps/build.ts";
import { lint, typecheck } from "./steps/checks.ts";
import { runEndToEnd } from "./steps/end-to-end.ts";
import { applicationEnvironment } from "./steps/environment.ts";
import { programFile, runNode } from "./steps/process.ts";
import { summary, type Tally, tallyOfReport, tallyOfStage } from "./steps/tally.ts";

const REPORTS = ".test/reports";
const NO_DATABASE = "postgresql://nobody@127.0.0.1:1/nowhere";

/** Every stage runs whatever became of those before it. */
const STAGES: Record<string, () => Promise<Tally>> = {
  lint: async () => tallyOfStage(await lint()),
  types: async () => tallyOfStage(await typecheck()),
  "unit tests": () => vitest("unit"),
  "integration tests": () => vitest("integration*"),
  build: async () => {
    // A build reads no data; it must not even try.
    await buildApplication(applicationEnvironment({ mode: "rehearsal", port: 3000, databaseUrl: NO_DATABASE }));
    return tallyOfStage(0);
  },
  "end-to-end tests": endToEnd,
};

mkdirSync(REPORTS, { recursive: true });
const tallies: Tally[] = [];
const failed: string[] = [];
for (const [name, stage] of Object.entries(STAGES)) {
  const began = performance.now();
  console.log(`\n── ${name} ${"─".repeat(Math.max(4, 70 - name.length))}`);
  const tally = await stage().catch((error) => {
    console.error(error);
    return tallyOfStage(1);
  });
  tallies.push(tally);
  if (tally.failed > 0) failed.push(name);
  console.log(`── ${name}: ${summary([tally])} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join(", ")}`);
console.log(`\n${summary(tallies)}`);
process.exit(failed.length > 0 ? 1 : 0);

async function vitest(project: string): Promise<Tally> {
  const report = freshReport(`vitest-${project.replace("*", "")}`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = [programFile("vitest", "vitest.mjs"), "run", "--project", project, "--passWithNoTests", ...reporters];
  const code = await runNode(args, { NODE_ENV: "test" });
  return tallyOfReport(report, code);
}

async function endToEnd(): Promise<Tally> {
  if (!existsSync("tests/e2e")) return { passed: 0, failed: 0, skipped: 0 };
  const report = freshReport("playwright");
  return tallyOfReport(report, await runEndToEnd([], report));
}

function freshReport(name: string): string {
  const file = path.resolve(REPORTS, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}
