import pg from "pg";

type Query = (this: pg.Client, ...args: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };

const textOf = (first: unknown): string =>
  typeof first === "string" ? first : String((first as { text?: unknown } | null)?.text ?? "");

/** The SQL statements that reach PostgreSQL while `work` runs, in order: counted at the driver, whatever asked for them. */
export async function countQueries<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const original = prototype.query;
  prototype.query = function (...args) {
    statements.push(textOf(args[0]));
    return original.apply(this, args);
  };
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = original;
  }
}
