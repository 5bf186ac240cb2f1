import path from "node:path";
import { SCHEMA_FOLDER } from "../../lib/platform/database/migration-files.ts";
import { mustRunNode, programFile } from "./process.ts";
import { hashSources, oncePerHash } from "./source-hash.ts";

/** Makes the Prisma client from the schema unless it is up to date. Works offline. */
export async function generateClient(): Promise<void> {
  const hash = hashSources([SCHEMA_FOLDER, "prisma.config.ts", programFile("prisma", "package.json")]);
  await oncePerHash(path.join("prisma/generated", ".schema-hash"), hash, () =>
    mustRunNode("prisma generate", [programFile("prisma", "build/index.js"), "generate"], {
      // Any existing file will do: generating runs on WebAssembly, the native engine is only looked for.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "true",
      CHECKPOINT_DISABLE: "1",
    }),
  );
}
