import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/** One schema file: its path and its text. */
export type SchemaFile = { path: string; content: string };

/** No table is managed by somebody else. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

/** An engine for one command; `close()` when done. */
export interface OpenEngine {
  engine: bindings.SchemaEngine;
  close(): Promise<void>;
}

/**
 * Prisma's schema engine as WebAssembly: applies migrations to the database at `url` without the native engine that
 * Prisma's command line downloads.
 */
export async function openSchemaEngine(url: string): Promise<OpenEngine> {
  // Lives for one command: a few connections are enough, and a migration may take as long as it needs.
  const pool = new pg.Pool({ connectionString: url, max: 3, connectionTimeoutMillis: 10_000, statement_timeout: 0 });
  const engine = await newEngine(wholeScripts(new PrismaPg(pool)));
  const close = async () => {
    engine.free();
    await pool.end();
  };
  return { engine, close };
}

/** The same engine over a schema alone, for comparisons: there is no database behind it. */
export async function openDetachedSchemaEngine(schema: SchemaFile[]): Promise<OpenEngine> {
  const engine = await newEngine(absentDatabase(), schema);
  return { engine, close: async () => engine.free() };
}

async function newEngine(factory: SqlMigrationAwareDriverAdapterFactory, schema?: SchemaFile[]) {
  await instantiate();
  const datamodels = schema?.map((file): [string, string] => [file.path, file.content]);
  return bindings.SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
}

// The engine calls this before it dies of a fault of its own.
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(`schema engine: ${message}`) },
});

let instantiated: Promise<void> | undefined;

function instantiate(): Promise<void> {
  instantiated ??= (async () => {
    const entry = createRequire(path.join(process.cwd(), "package.json")).resolve(
      "@prisma/schema-engine-wasm/schema_engine_bg",
    );
    const bytes = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
    const imports = withoutLingeringTimers(bindings as unknown as WebAssembly.ModuleImports);
    const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": imports });
    const exported = instance.exports as WebAssembly.Exports & { __wbindgen_start: () => void };
    bindings.__wbg_set_wasm(exported);
    exported.__wbindgen_start();
  })();
  return instantiated;
}

/** The engine never clears the ten-second timer of its migration lock; unreferenced, it lets the process end at once. */
function withoutLingeringTimers(imports: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  const setTimer = (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds).unref();
  const own = Object.keys(imports).filter((name) => name.startsWith("__wbg_setTimeout_"));
  return { ...imports, ...Object.fromEntries(own.map((name) => [name, setTimer])) };
}

/**
 * The adapter's own `executeScript` splits a script at every semicolon and so breaks functions and triggers.
 * PostgreSQL takes a whole script in one simple query; so that is what is sent.
 */
function wholeScripts(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  const wrap = (connection: SqlDriverAdapter & { underlyingDriver(): pg.Pool }): SqlDriverAdapter =>
    new Proxy(connection, {
      get(target, property) {
        if (property === "executeScript") {
          return async (script: string) => {
            await target.underlyingDriver().query(script).catch(rethrowForEngine);
          };
        }
        const value = Reflect.get(target, property, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => wrap(await factory.connect()),
    connectToShadowDb: async () => wrap(await factory.connectToShadowDb()),
  };
}

/** The engine reports a failed statement with its message only when the error comes in the adapter's own form. */
function rethrowForEngine(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  const { code = "XX000", severity = "ERROR", message, detail, column, hint } = error;
  throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
}

/** Answers every question with nothing, which the engine takes for an empty database of unknown version. */
function absentDatabase(): SqlMigrationAwareDriverAdapterFactory {
  const about = { provider: "postgres", adapterName: "absent" } as const;
  const connection: SqlDriverAdapter = {
    ...about,
    queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: async () => 0,
    executeScript: async () => undefined,
    startTransaction: () => Promise.reject(new Error("There is no database behind a comparison of schemas.")),
    dispose: async () => undefined,
  };
  return { ...about, connect: async () => connection, connectToShadowDb: async () => connection };
}
