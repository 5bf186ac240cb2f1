import { Unreadable } from "./problem";

/** A file as it comes: its name and its bytes, piece by piece. */
export type SourceFile = { name: string; chunks: AsyncIterable<Uint8Array> };

const MEBIBYTE = 1_048_576;
/** One JSON document is held as a whole; the harness's own files of hundreds of tasks have about 2 MB. */
export const DOCUMENT_BYTES = 16 * MEBIBYTE;
/** Item files are read line by line and never held. */
export const STREAM_BYTES = 256 * MEBIBYTE;
const LINE_CHARACTERS = 2 * MEBIBYTE;

/** About where a piece stops being UTF-8. */
function firstOdd(chunk: Uint8Array = new Uint8Array()): number {
  const [sound = ""] = new TextDecoder("utf-8").decode(chunk).split("\ufffd", 1);
  return Buffer.byteLength(sound) + 1;
}

/** The text of the file piece by piece; more than `limit` bytes, or bytes that are no UTF-8, stop it. */
async function* pieces(file: SourceFile, limit: number): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new Unreadable("NOT_UTF8", { found: `byte ${bytes - (chunk?.length ?? 0) + firstOdd(chunk)}` });
    }
  };
  for await (const chunk of file.chunks) {
    bytes += chunk.length;
    if (bytes > limit) throw new Unreadable("TOO_LARGE", { found: `${Math.round(limit / MEBIBYTE)} MiB` });
    yield decoded(chunk);
  }
  if (bytes === 0) throw new Unreadable("EMPTY");
  yield decoded();
}

export async function wholeText(file: SourceFile): Promise<string> {
  const parts: string[] = [];
  for await (const piece of pieces(file, DOCUMENT_BYTES)) parts.push(piece);
  return parts.join("");
}

export type Line = { line: number; text: string };

/** Lines with their number from 1; a line longer than any item stops it. */
export async function* linesOf(file: SourceFile): AsyncGenerator<Line> {
  let rest = "";
  let line = 1;
  for await (const piece of pieces(file, STREAM_BYTES)) {
    const parts = (rest + piece).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) yield { line: line++, text: part.endsWith("\r") ? part.slice(0, -1) : part };
    if (rest.length > LINE_CHARACTERS) throw new Unreadable("LINE_TOO_LONG", { line });
  }
  if (rest !== "") yield { line, text: rest };
}

type Walk = { depth: number; quoted: boolean; escaped: boolean };

/** Whether this character ends an element of the outermost list. */
function endsElement(walk: Walk, code: number): boolean {
  if (walk.quoted) {
    if (walk.escaped) walk.escaped = false;
    else if (code === 92) walk.escaped = true;
    else if (code === 34) walk.quoted = false;
    return false;
  }
  if (code === 34) walk.quoted = true;
  else if (code === 91 || code === 123) walk.depth += 1;
  else if (code === 93 || code === 125) walk.depth -= 1;
  return (code === 44 && walk.depth === 1) || walk.depth === 0;
}

/** Elements of a list that is the whole document, one at a time, each with the line it begins on. */
export async function* elementsOf(file: SourceFile): AsyncGenerator<Line> {
  const walk: Walk = { depth: 0, quoted: false, escaped: false };
  let begun = false;
  let element = "";
  let [line, startLine, elements] = [1, 1, 0];
  for await (const raw of pieces(file, STREAM_BYTES)) {
    let from = 0;
    for (let at = 0; at < raw.length; at += 1) {
      const code = raw.charCodeAt(at);
      if (code === 10) line += 1;
      if (!begun) {
        if (code === 0xfeff || /\s/.test(raw.charAt(at))) continue;
        if (code !== 91) throw new Unreadable("EXPECTED_LIST", { path: "$", line, found: raw.slice(at, at + 20) });
        begun = true;
        walk.depth = 1;
        from = at + 1;
        continue;
      }
      if (walk.depth === 0) {
        if (!/\s/.test(raw.charAt(at)))
          throw new Unreadable("SYNTAX", { path: "$", line, found: raw.slice(at, at + 20) });
        continue;
      }
      if (!endsElement(walk, code)) continue;
      const text = element + raw.slice(from, at);
      element = "";
      from = at + 1;
      const isBlank = text.trim() === "";
      // `[1,]`: a comma promised one more.
      if (isBlank && walk.depth === 0 && elements > 0) throw new Unreadable("SYNTAX", { path: "$", line, found: "]" });
      elements += 1;
      if (!isBlank || walk.depth > 0) yield { line: startLine, text };
      startLine = line;
    }
    if (begun && walk.depth > 0) element += raw.slice(from);
    if (element.length > LINE_CHARACTERS) throw new Unreadable("LINE_TOO_LONG", { line });
  }
  if (!begun || walk.depth !== 0) throw new Unreadable("SYNTAX", { path: "$", line });
}
