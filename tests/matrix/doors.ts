import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const filesBelow = (top: string, name: RegExp): string[] =>
  readdirSync(path.join(ROOT, top), { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => name.test(file))
    .sort();
const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

/** `page (portal)/teams/[id]` for every page of the portal. */
function pageDoors(): string[] {
  return filesBelow("app/[locale]", /(^|\/)page\.tsx$/).map((file) => `page ${file.replace(/\/?page\.tsx$/, "")}`);
}

/** `route GET api/exports/audit` for every method a route file exports. */
function routeDoors(): string[] {
  return filesBelow("app", /(^|\/)route\.ts$/).flatMap((file) => {
    const text = read(`app/${file}`);
    const exported = [...text.matchAll(/^export (?:const|(?:async )?function) ([A-Z]+)\b/gm)].map((match) => match[1]);
    const renamed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap((match) =>
      (match[1] ?? "").split(",").map((one) =>
        one
          .trim()
          .split(/\s+as\s+/)
          .at(-1),
      ),
    );
    return METHODS.filter((method) => exported.includes(method) || renamed.includes(method)).map(
      (method) => `route ${method} ${path.posix.dirname(file)}`,
    );
  });
}

/** `action teams/approveSelectionAction` for everything exported by a file that begins with "use server". */
function actionDoors(): string[] {
  return ["app", "components", "lib"].flatMap((top) =>
    filesBelow(top, /\.tsx?$/)
      .map((file) => ({ file: `${top}/${file}`, text: read(`${top}/${file}`) }))
      .filter(({ text }) => /^\s*["']use server["']/.test(text))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(
          (match) => `action ${nounOf(file)}/${match[1]}`,
        ),
      ),
  );
}

/** `lib/teams/actions.ts` is `teams`; another file keeps its own path, so that it is noticed. */
const nounOf = (file: string): string =>
  file
    .replace(/^lib\//, "")
    .replace(/\/actions\.ts$/, "")
    .replace(/\.tsx?$/, "");

/** Every way in, as the file system has it. */
export const discoverDoors = (): string[] => [...pageDoors(), ...routeDoors(), ...actionDoors()];
