import { existsSync } from "node:fs";
import { generateClient } from "./generate.ts";
import { mustRunNode, programFile, runNode } from "./process.ts";

/** Lint and format; nothing is changed. */
export function lint(): Promise<number> {
  return runNode([programFile("@biomejs/biome", "bin/biome"), "ci", "--error-on-warnings", "."]);
}

/** Types of the whole project, with those that Prisma and Next generate. */
export async function typecheck(): Promise<number> {
  await generateClient();
  // In a fresh checkout Next's own declarations are missing until something makes them.
  if (existsSync("app") && !existsSync(".next/types")) {
    await mustRunNode("next typegen", [programFile("next", "dist/bin/next"), "typegen"], {
      NEXT_TELEMETRY_DISABLED: "1",
    });
  }
  return runNode([programFile("typescript", "bin/tsc"), "--noEmit"]);
}
