import { foldSound, type PersonName, soundKeys, surnameLength } from "@/lib/organisations/domain/person-names";

export type NamedPerson = PersonName & { email: string; side: "REVIEWER" | "APPLICANT" };
export type NameHit = {
  /** Half-open range of UTF-16 units in the text. */
  start: number;
  end: number;
  found: string;
  /** Whom it may name; empty for an e-mail address of nobody known. */
  people: NamedPerson[];
};

// Titles by which people are called, so that a surname or a given name beside one names somebody.
const TITLES =
  "교수|박사|위원장|위원|대표|연구원|연구위원|소장|원장|책임|팀장|센터장|본부장|이사|선생|상무|전무|부장|과장|사장|회장|총장|학장|간사";
const LATIN_TITLES = /^(prof|professor|dr|doctor|mr|ms|mrs|miss|chair|chairman|pi)$/i;
const HANGUL = "\uac00-\ud7a3";
const isHangul = (text: string): boolean => new RegExp(`^[${HANGUL}]+$`).test(text);
const compact = (text: string): string => text.normalize("NFC").replace(/\s/g, "");
/** Syllables with a space allowed between any two: people write names both ways. */
const spaced = (syllables: string): string => [...syllables].join("\\s?");

/** Patterns that name one person in Hangul: the whole name, the surname with a title, the given name with a title. */
function hangulPatterns(name: string): RegExp[] {
  const cut = surnameLength(name);
  const surname = name.slice(0, cut);
  const given = name.slice(cut);
  // Two syllables are part of too many other words to be taken inside one.
  const whole = name.length > 2 ? spaced(name) : `(?<![${HANGUL}])${spaced(name)}`;
  const titled = `(?<![${HANGUL}])${spaced(surname)}\\s?(?:${TITLES})`;
  const familiar = given.length > 1 ? [`${spaced(given)}\\s?(?:${TITLES}|씨|님)`] : [];
  return [whole, titled, ...familiar].map((source) => new RegExp(source, "gu"));
}

type Found = { start: number; end: number; person: NamedPerson | null };

function hangulFinds(text: string, people: readonly NamedPerson[]): Found[] {
  return people.flatMap((person) => {
    const name = [person.name, person.nameEn ?? ""].map(compact).find((one) => one.length > 1 && isHangul(one));
    if (!name) return [];
    return hangulPatterns(name).flatMap((pattern) =>
      [...text.matchAll(pattern)].map(({ index, 0: hit }) => ({ start: index, end: index + hit.length, person })),
    );
  });
}

const emailFinds = (text: string, people: readonly NamedPerson[]): Found[] =>
  [...text.matchAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)].map(({ index, 0: hit }) => ({
    start: index,
    end: index + hit.length,
    person: people.find(({ email }) => email.toLowerCase() === hit.toLowerCase()) ?? null,
  }));

type LatinIndex = {
  /** `surname given` by sound. */
  keys: Map<string, NamedPerson[]>;
  /** Surname by sound, for a surname beside a title. */
  surnames: Map<string, NamedPerson[]>;
  /** Whole names written as one word. */
  joined: Map<string, NamedPerson[]>;
  /** Last names of people without a Hangul name, who are known by it alone. */
  alone: Map<string, NamedPerson[]>;
};
const add = (index: Map<string, NamedPerson[]>, key: string, person: NamedPerson): void => {
  const known = index.get(key) ?? [];
  if (!known.includes(person)) index.set(key, [...known, person]);
};

function latinIndex(people: readonly NamedPerson[]): LatinIndex {
  const index: LatinIndex = { keys: new Map(), surnames: new Map(), joined: new Map(), alone: new Map() };
  for (const person of people) {
    for (const key of soundKeys(person)) {
      const [surname = "", given = ""] = key.split(" ");
      add(index.keys, key, person);
      add(index.surnames, surname, person);
      for (const one of [surname + given, given + surname]) if (one.length > 5) add(index.joined, one, person);
    }
    const hasHangul = [person.name, person.nameEn ?? ""].some((one) => isHangul(compact(one)));
    const last = person.name.trim().split(/\s+/).at(-1) ?? "";
    if (!hasHangul && last.length > 3) add(index.alone, last.toLowerCase(), person);
  }
  return index;
}

type Word = { text: string; start: number; end: number };
const latinWords = (text: string): Word[] =>
  [...text.matchAll(/[A-Za-z][A-Za-z'’-]*/g)].map(({ index, 0: word }) => {
    const bare = word.replace(/['’]s$|['’-]+$/, "");
    return { text: bare, start: index, end: index + bare.length };
  });
const isCapital = ({ text }: Word): boolean => /^[A-Z]/.test(text);
/** Only spaces, commas, dots and hyphens lie between: the words may be one name. */
const adjoin = (text: string, left: Word, right: Word): boolean =>
  /^[\s,.-]{1,3}$/.test(text.slice(left.end, right.start));

/** Whom two or three words in a row may name, in either order of surname and given name. */
function runFinds(text: string, words: readonly Word[], index: LatinIndex): Found[] {
  const finds: Found[] = [];
  words.forEach((first, at) => {
    for (let length = 2; length <= 3; length++) {
      const run = words.slice(at, at + length);
      const last = run[length - 1];
      if (!last || !run.every((word, i) => i === 0 || adjoin(text, run[i - 1] ?? word, word))) break;
      if (!run.some(isCapital)) continue;
      for (const key of soundKeys({ name: run.map((word) => word.text).join(" ") }))
        for (const person of index.keys.get(key) ?? []) finds.push({ start: first.start, end: last.end, person });
    }
  });
  return finds;
}

/** What a single word may name: a whole name written as one, a last name that is known alone, a surname beside a title. */
function wordFinds(text: string, words: readonly Word[], index: LatinIndex): Found[] {
  return words.flatMap((word, at) => {
    const before = words[at - 1];
    const titled = before && LATIN_TITLES.test(before.text) && adjoin(text, before, word);
    const people = [
      ...(index.joined.get(foldSound(word.text)) ?? []),
      ...(isCapital(word) ? (index.alone.get(word.text.toLowerCase()) ?? []) : []),
      ...(titled ? (index.surnames.get(foldSound(word.text)) ?? []) : []),
    ];
    return people.map((person) => ({ start: word.start, end: word.end, person }));
  });
}

/** Finds that overlap are one hit, so that what is decided about it is decided once. */
function merged(text: string, finds: readonly Found[]): NameHit[] {
  const hits: NameHit[] = [];
  for (const { start, end, person } of [...finds].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = hits.at(-1);
    if (!last || start >= last.end) {
      hits.push({ start, end, found: text.slice(start, end), people: person ? [person] : [] });
      continue;
    }
    last.end = Math.max(last.end, end);
    last.found = text.slice(last.start, last.end);
    if (person && !last.people.includes(person)) last.people.push(person);
  }
  return hits;
}

/**
 * S8: where a text may name one of these people — in Hangul, in any usual romanisation and either order, by title and
 * surname, by e-mail address. Errs towards finding: an officer looks at every hit, and a hit is not a proof.
 */
export function nameFinder(people: readonly NamedPerson[]): (text: string) => NameHit[] {
  const index = latinIndex(people);
  return (text) => {
    const words = latinWords(text);
    return merged(text, [
      ...hangulFinds(text, people),
      ...emailFinds(text, people),
      ...runFinds(text, words, index),
      ...wordFinds(text, words, index),
    ]);
  };
}

export const MASK = "○○○";
/** The text with these ranges made unreadable; the original stays where it is. */
export function masked(text: string, ranges: readonly { start: number; end: number }[]): string {
  let result = "";
  let done = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    result += start >= done ? text.slice(done, start) + MASK : "";
    done = end;
  }
  return result + text.slice(done);
}
