import { existsSync, readdirSync } from "node:fs";

// npm run bench [name] [arguments]: every file of tests/load is one measurement and exports `bench(args)`.
const FOLDER = "tests/load";
const names = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .filter((file) => file.endsWith(".bench.ts"))
      .map((file) => file.replace(/\.bench\.ts$/, ""))
  : [];
const [wanted, ...args] = process.argv.slice(2);

if (wanted && !names.includes(wanted)) {
  console.error(`No measurement "${wanted}". There are: ${names.join(", ") || "none yet"}.`);
  process.exit(1);
}
for (const name of wanted ? [wanted] : names) {
  console.log(`\n── ${name} ${"─".repeat(Math.max(4, 70 - name.length))}`);
  const measurement: { bench(args: string[]): Promise<void> } = await import(`../${FOLDER}/${name}.bench.ts`);
  await measurement.bench(args);
}
process.exit(process.exitCode ?? 0);
