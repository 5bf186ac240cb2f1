import "server-only";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { RulebookContent } from "./domain/rulebook";
import { rulebookContentSchema } from "./schema";

// A version never changes (database trigger), so a process may remember what it parsed.
const parsed = new Map<string, RulebookContent>();

type StoredRulebook = { version: number; contentHash: string; content: unknown };

/** What was parsed before is recognised by its hash and need not travel again: names to leave out, for a statement's own CASE. */
export const knownRulebooks = (): string[] => [...parsed.keys()];

/** A stored version, its content null where `knownRulebooks` named it. */
export function readRulebook(row: StoredRulebook): RulebookContent {
  const key = `${row.version}:${row.contentHash}`;
  const known = parsed.get(key) ?? rulebookContentSchema.parse(row.content);
  parsed.set(key, known);
  return known;
}

/** The content of a version, for rules that run under a frozen one (P3). Takes db or a transaction. */
export async function rulebookContent(reader: Reader, version: number): Promise<RulebookContent> {
  const [row] = await reader.$queryRaw<StoredRulebook[]>`
    SELECT "version", "contentHash",
      CASE WHEN "version" || ':' || "contentHash" = ANY(${knownRulebooks()}) THEN NULL ELSE "content" END AS "content"
    FROM "Rulebook" WHERE "version" = ${version}`;
  if (!row) throw new AppError("NOT_FOUND", `rulebook ${version}`);
  return readRulebook(row);
}

/** The version in force at an instant: the latest by effective date, then by number. */
export async function rulebookInForce(
  reader: Reader,
  at: Date,
): Promise<{ version: number; content: RulebookContent }> {
  const [row] = await reader.$queryRaw<StoredRulebook[]>`
    SELECT "version", "contentHash",
      CASE WHEN "version" || ':' || "contentHash" = ANY(${knownRulebooks()}) THEN NULL ELSE "content" END AS "content"
    FROM "Rulebook" WHERE "effectiveFrom" <= ${at} ORDER BY "effectiveFrom" DESC, "version" DESC LIMIT 1`;
  if (!row) throw new AppError("NOT_FOUND", "no rulebook is in force");
  return { version: row.version, content: readRulebook(row) };
}
