import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Locale } from "./routing";

export type Messages = { [key: string]: string | Messages };

const FOLDER = path.join(process.cwd(), "messages");
const loaded = new Map<Locale, Promise<Messages>>();

async function readAll(locale: Locale): Promise<Messages> {
  const folder = path.join(FOLDER, locale);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json"));
  const entries = await Promise.all(
    files.map(async (file) => [
      path.basename(file, ".json"),
      JSON.parse(await readFile(path.join(folder, file), "utf8")),
    ]),
  );
  return Object.fromEntries(entries) as Messages;
}

/** All messages of a language, one namespace per file of `messages/<locale>`; read once per process outside development. */
export function loadMessages(locale: Locale): Promise<Messages> {
  if (process.env.NODE_ENV === "development") return readAll(locale);
  const cached = loaded.get(locale) ?? readAll(locale);
  loaded.set(locale, cached);
  return cached;
}
