import pg from "pg";

type Query = (this: pg.Client, ...args: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };

const textOf = (first: unknown): string =>
  typeof first === "string" ? first : String((first as { text?: unknown } | null)?.text ?? "");

const valuesOf = ([first, second]: unknown[]): unknown[] => {
  const values = Array.isArray(second) ? second : (first as { values?: unknown } | null)?.values;
  return Array.isArray(values) ? values : [];
};

/** The SQL statements that reach PostgreSQL while `work` runs, in order: counted at the driver, whatever asked for them. */
export async function countQueries<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[]; values: unknown[][] }> {
  const statements: string[] = [];
  const values: unknown[][] = [];
  const original = prototype.query;
  prototype.query = function (...args) {
    statements.push(textOf(args[0]));
    values.push(valuesOf(args));
    return original.apply(this, args);
  };
  try {
    return { result: await work(), statements, values };
  } finally {
    prototype.query = original;
  }
}
