import { lint, typecheck } from "./steps/checks.ts";
import { programFile, runNode } from "./steps/process.ts";

// npm run check: what can be judged without a database or a browser, in under a minute.
const codes = [
  await lint(),
  await typecheck(),
  await runNode([programFile("vitest", "vitest.mjs"), "run", "--project", "unit", "tests/architecture"]),
];
process.exit(codes.every((code) => code === 0) ? 0 : 1);
