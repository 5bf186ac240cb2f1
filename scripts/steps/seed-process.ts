import { parseArgs } from "node:util";

// The scenario's own options (--proposals 5000) are passed on as they are, numbers as numbers.
const [scenario = "demo", ...rest] = process.argv.slice(2);
const { values } = parseArgs({ args: rest, strict: false });
const options = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [name, /^\d+$/.test(String(value)) ? Number(value) : value]),
);

const { seedScenario } = await import("@/prisma/seed/index");
const began = performance.now();
await seedScenario(scenario, options);
console.log(`Scenario "${scenario}" is in place (${((performance.now() - began) / 1000).toFixed(1)} s).`);
process.exit(0);
