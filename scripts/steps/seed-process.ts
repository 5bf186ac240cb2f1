import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

interface SeedModule {
  seedScenario(name: string, options: Record<string, unknown>): Promise<void>;
}

// A process of its own: the scenario runs on the application's modules, which read the environment when they load.
const SEED = path.resolve("prisma/seed/index.ts");
const [scenario = "demo", ...rest] = process.argv.slice(2);
if (!existsSync(SEED)) {
  console.log("There are no scenarios yet; the database stays empty.");
  process.exit(0);
}

// The scenario's own options (--proposals 5000) are passed on as they are, numbers as numbers.
const { values } = parseArgs({ args: rest, strict: false });
const options = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [name, /^\d+$/.test(String(value)) ? Number(value) : value]),
);
const { seedScenario }: SeedModule = await import(pathToFileURL(SEED).href);
const began = performance.now();
await seedScenario(scenario, options);
console.log(`Scenario "${scenario}" is in place (${((performance.now() - began) / 1000).toFixed(1)} s).`);
process.exit(0);
