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

// The scenario's own options (--proposals 5000) are passed on as they are, numbers as numbers. Which ones there are only the
// scenario knows, and an unknown option of parseArgs never takes the word after it: the pairs are put together here.
const { tokens } = parseArgs({ args: rest, strict: false, tokens: true });
const options: Record<string, unknown> = {};
for (const [index, token] of tokens.entries()) {
  if (token.kind !== "option") continue;
  const next = tokens[index + 1];
  const value = token.value ?? (next?.kind === "positional" ? next.value : undefined);
  options[token.name] = value !== undefined && /^\d+$/.test(value) ? Number(value) : (value ?? true);
}
const { seedScenario }: SeedModule = await import(pathToFileURL(SEED).href);
const began = performance.now();
await seedScenario(scenario, options);
console.log(`Scenario "${scenario}" is in place (${((performance.now() - began) / 1000).toFixed(1)} s).`);
process.exit(0);
