import "server-only";
import type { Reader } from "./db";

/** The database's own time, unmoved by a rehearsal: for what the world outside measures too (authenticator apps, session ends). */
export async function databaseTime(reader: Reader): Promise<Date> {
  const [row] = await reader.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS now`;
  return row.now;
}
