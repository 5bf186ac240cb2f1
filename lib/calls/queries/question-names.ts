import "server-only";
import type { Reader } from "@/lib/platform/db";

/** Names that may stand in a text to be published: the asker's own, and every registered organisation that the text could mean. */
export async function namesToHide(reader: Reader, askedById: string, text: string): Promise<string[]> {
  const [asker, organisations] = await Promise.all([
    reader.user.findUnique({ where: { id: askedById }, select: { name: true, nameEn: true } }),
    // The database compares as roughly as the rule does; the rule (namesIn) has the last word.
    reader.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT n."name" FROM "Organisation" o
      CROSS JOIN LATERAL (VALUES (o."nameKo"), (o."nameEn")) AS n ("name")
      WHERE length(btrim(n."name")) >= 2
        AND position(lower(regexp_replace(n."name", '\\s', '', 'g')) IN lower(regexp_replace(${text}, '\\s', '', 'g'))) > 0
      LIMIT 50`,
  ]);
  const own = asker ? [asker.name, asker.nameEn ?? ""] : [];
  return [...own, ...organisations.map(({ name }) => name)];
}
