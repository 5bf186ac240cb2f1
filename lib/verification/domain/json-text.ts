import { Unreadable } from "./problem";

/** A number stays as it is written: no figure passes through a double. */
export type JsonNumber = { number: string };
export type JsonObject = ReadonlyMap<string, Json>;
export type Json = null | boolean | string | JsonNumber | readonly Json[] | JsonObject;

const MAX_DEPTH = 64;
/** Bounds the memory of one document. */
const MAX_VALUES = 1_000_000;
const MAX_NUMBER = 120;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NOT_FINITE = /-?(?:NaN|Infinity|nan|inf)/y;
const PLAIN_KEY = /^[A-Za-z_]\w*$/;
const ESCAPES: Record<string, string> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", '"': '"', "\\": "\\", "/": "/" };

export const pathTo = (parent: string, key: string | number): string => {
  if (typeof key === "number") return `${parent}[${key}]`;
  return PLAIN_KEY.test(key) ? `${parent}.${key}` : `${parent}[${JSON.stringify(key)}]`;
};

type State = { text: string; at: number; values: number; firstLine: number };

const lineAt = ({ text, at, firstLine }: State): number => {
  let line = firstLine;
  for (let found = text.indexOf("\n"); found !== -1 && found < at; found = text.indexOf("\n", found + 1)) line += 1;
  return line;
};
const fail = (state: State, code: Unreadable["code"], path: string, found?: string): never => {
  throw new Unreadable(code, { path, line: lineAt(state), found: found ?? state.text.slice(state.at, state.at + 20) });
};

function skipSpace(state: State): void {
  while (state.at < state.text.length) {
    const code = state.text.charCodeAt(state.at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    state.at += 1;
  }
}

function readString(state: State, path: string): string {
  const { text } = state;
  let out = "";
  let from = state.at + 1;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      state.at = at + 1;
      return out + text.slice(from, at);
    }
    if (code < 32) break;
    if (code !== 92) continue;
    out += text.slice(from, at);
    const letter = text.charAt(at + 1);
    const hex = text.slice(at + 2, at + 6);
    if (letter === "u" && /^[0-9a-fA-F]{4}$/.test(hex)) {
      out += String.fromCharCode(Number.parseInt(hex, 16));
      at += 5;
    } else if (letter in ESCAPES) {
      out += ESCAPES[letter];
      at += 1;
    } else {
      state.at = at;
      fail(state, "SYNTAX", path);
    }
    from = at + 1;
  }
  return fail(state, "SYNTAX", path);
}

function readNumber(state: State, path: string): JsonNumber {
  NUMBER.lastIndex = state.at;
  const [number] = NUMBER.exec(state.text) ?? [];
  if (number === undefined) {
    NOT_FINITE.lastIndex = state.at;
    const [odd] = NOT_FINITE.exec(state.text) ?? [];
    return fail(state, odd === undefined ? "SYNTAX" : "NOT_FINITE", path, odd);
  }
  if (number.length > MAX_NUMBER) fail(state, "NUMBER_TOO_LONG", path, number);
  state.at += number.length;
  return { number };
}

function readObject(state: State, path: string, depth: number): JsonObject {
  const fields = new Map<string, Json>();
  state.at += 1;
  skipSpace(state);
  if (state.text[state.at] === "}") {
    state.at += 1;
    return fields;
  }
  for (;;) {
    skipSpace(state);
    if (state.text[state.at] !== '"') fail(state, "SYNTAX", path);
    const keyAt = state.at;
    const key = readString(state, path);
    const inner = pathTo(path, key);
    if (fields.has(key)) {
      state.at = keyAt;
      fail(state, "DUPLICATE_KEY", inner, key);
    }
    skipSpace(state);
    if (state.text[state.at] !== ":") fail(state, "SYNTAX", inner);
    state.at += 1;
    fields.set(key, readValue(state, inner, depth + 1));
    skipSpace(state);
    const next = state.text[state.at];
    if (next !== "," && next !== "}") fail(state, "SYNTAX", path);
    state.at += 1;
    if (next === "}") return fields;
  }
}

function readList(state: State, path: string, depth: number): Json[] {
  const items: Json[] = [];
  state.at += 1;
  skipSpace(state);
  if (state.text[state.at] === "]") {
    state.at += 1;
    return items;
  }
  for (;;) {
    items.push(readValue(state, pathTo(path, items.length), depth + 1));
    skipSpace(state);
    const next = state.text[state.at];
    if (next !== "," && next !== "]") fail(state, "SYNTAX", path);
    state.at += 1;
    if (next === "]") return items;
  }
}

const WORDS: [string, Json][] = [
  ["true", true],
  ["false", false],
  ["null", null],
];

function readValue(state: State, path: string, depth: number): Json {
  if (depth > MAX_DEPTH) fail(state, "TOO_DEEP", "$", "");
  state.values += 1;
  if (state.values > MAX_VALUES) fail(state, "TOO_MANY_VALUES", "", String(MAX_VALUES));
  skipSpace(state);
  const first = state.text[state.at];
  if (first === "{") return readObject(state, path, depth);
  if (first === "[") return readList(state, path, depth);
  if (first === '"') return readString(state, path);
  for (const [word, value] of WORDS) {
    if (!state.text.startsWith(word, state.at)) continue;
    state.at += word.length;
    return value;
  }
  return readNumber(state, path);
}

/**
 * One JSON document, strictly: a key that stands twice, NaN, Infinity, more depth or values than a result file has, and
 * anything after the document throw {@link Unreadable} with path and line.
 */
export function readJson(text: string, firstLine = 1, path = "$"): Json {
  const state: State = { text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0, values: 0, firstLine };
  const value = readValue(state, path, 0);
  skipSpace(state);
  if (state.at < text.length) fail(state, "SYNTAX", path);
  return value;
}
