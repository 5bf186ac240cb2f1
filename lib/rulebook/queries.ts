import "server-only";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { RulebookContent } from "./domain/rulebook";
import { rulebookContentSchema } from "./schema";

// A version never changes (database trigger), so a process may remember what it parsed.
const parsed = new Map<string, RulebookContent>();

const parse = (row: { version: number; contentHash: string; content: unknown }): RulebookContent => {
  const key = `${row.version}:${row.contentHash}`;
  const known = parsed.get(key) ?? rulebookContentSchema.parse(row.content);
  parsed.set(key, known);
  return known;
};

const VERSION = { version: true, contentHash: true, content: true } as const;

/** The content of a version, for rules that run under a frozen one (P3). Takes db or a transaction. */
export async function rulebookContent(reader: Reader, version: number): Promise<RulebookContent> {
  // What was parsed before is recognised by its hash and need not travel again.
  const known = [...parsed.keys()];
  const [row] = await reader.$queryRaw<{ version: number; contentHash: string; content: unknown }[]>`
    SELECT "version", "contentHash",
      CASE WHEN "version" || ':' || "contentHash" = ANY(${known}) THEN NULL ELSE "content" END AS "content"
    FROM "Rulebook" WHERE "version" = ${version}`;
  if (!row) throw new AppError("NOT_FOUND", `rulebook ${version}`);
  return parse(row);
}

/** The version in force at an instant: the latest by effective date, then by number. */
export async function rulebookInForce(
  reader: Reader,
  at: Date,
): Promise<{ version: number; content: RulebookContent }> {
  const row = await reader.rulebook.findFirst({
    where: { effectiveFrom: { lte: at } },
    orderBy: [{ effectiveFrom: "desc" }, { version: "desc" }],
    select: VERSION,
  });
  if (!row) throw new AppError("NOT_FOUND", "no rulebook is in force");
  return { version: row.version, content: parse(row) };
}
