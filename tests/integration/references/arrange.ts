import { readFileSync } from "node:fs";
import path from "node:path";
import type { Actor } from "@/lib/access/actor";
import { storeFile } from "@/lib/platform/files";
import { IMPORT_BYTES } from "@/lib/references/schema";
import { expectOk } from "@/tests/factories/proposals";

export const AT = new Date("2026-01-12T00:00:00Z");
export const SMALL = readFileSync(path.join(import.meta.dirname, "../../fixtures/references/small.json"), "utf8");

/** The list with organisations, and so models, of its own: tests of one worker share a database. */
export const listOf = (tag: string): string =>
  SMALL.replaceAll('"hanbit"', `"hanbit-${tag}"`).replaceAll('"saebyeok"', `"saebyeok-${tag}"`);

/** Takes in a list as the upload's route does. */
export async function upload(actor: Actor, content: string, name = "list.json"): Promise<string> {
  const limits = { maxBytes: IMPORT_BYTES, mediaTypes: ["text/plain", "application/json"] };
  const stored = await expectOk(storeFile(Buffer.from(content), { name, uploadedById: actor.id, limits }));
  return stored.id;
}
