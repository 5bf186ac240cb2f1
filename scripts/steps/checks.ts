import { generateClient } from "./generate.ts";
import { programFile, runNode } from "./process.ts";

/** Lint and format; nothing is changed. */
export function lint(): Promise<number> {
  return runNode([programFile("@biomejs/biome", "bin/biome"), "ci", "--error-on-warnings", "."]);
}

/** Types of the whole project, tests included; what a build of Next left behind is not looked at, so it cannot be stale. */
export async function typecheck(): Promise<number> {
  await generateClient();
  return runNode([programFile("typescript", "bin/tsc"), "--noEmit", "-p", "tsconfig.check.json"]);
}
