import { withFileLock } from "../../lib/platform/database/file-lock.ts";
import { type Environment, mustRunNode, programFile } from "./process.ts";
import { hashSources, oncePerHash } from "./source-hash.ts";

const SOURCES = [
  ...["app", "components", "lib", "messages", "public", "prisma/schema"],
  ...["next.config.ts", "postcss.config.mjs", "proxy.ts", "instrumentation.ts", "tsconfig.json", "package-lock.json"],
];

/** Builds the application unless its sources are those of the last build. Two at once build one after the other. */
export async function buildApplication(env: Environment): Promise<boolean> {
  return withFileLock("node_modules/.cache/build.sqlite", () =>
    oncePerHash(".next/source-hash", hashSources(SOURCES), () =>
      mustRunNode("next build", [programFile("next", "dist/bin/next"), "build"], {
        ...env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
      }),
    ),
  );
}
