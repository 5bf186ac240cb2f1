import type { SealedProposal } from "./content";

const MOST_WORDS = 10;

/** One spelling for words written in many ways: composed (NFKC, so that ㈜ is (주)), in small letters, without spaces. */
export const searchKey = (words: string): string => words.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, "");

/** What the staff's search looks through, kept with each seal: number, titles, organisations, PI; a key each. */
export function searchTextOf(sealed: SealedProposal): string {
  const leaders = sealed.sections.people.people.filter((person) => person.role === "PI");
  return [
    sealed.receiptNumber,
    sealed.titleKo,
    sealed.titleEn,
    ...sealed.consortium.flatMap((member) => [member.nameKo, member.nameEn]),
    ...leaders.flatMap((person) => [person.name, person.nameEn]),
  ]
    .map(searchKey)
    .filter((key) => key !== "")
    .join(" ");
}

/**
 * Every two letters that stand side by side in a key, each once. Korean is searched by words of two syllables, which are too
 * short for trigrams; and trigrams of our database leave out whatever is not ASCII (lib/decisions/012).
 */
export const searchPairs = (keys: string): string[] => [
  ...new Set(
    keys.split(" ").flatMap((key) => {
      const letters = [...key];
      return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
    }),
  ),
];

/** The words of a search, each of which must be found: `독자 모델` finds `독자모델`, and the other way round. */
export const searchWords = (search: string): string[] =>
  [...new Set(search.split(/\s+/u).map(searchKey))].filter((word) => word !== "").slice(0, MOST_WORDS);

/** A word as LIKE has to be given it: its own % and _ are letters like others. */
export const likeLetters = (word: string): string => word.replaceAll(/[\\%_]/g, String.raw`\$&`);
