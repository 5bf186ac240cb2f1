/** A field of the rulebook's list, with the words by which a text speaks of it in either language. */
export type ReviewField = { key: string; nameKo: string; nameEn: string; synonyms: string[] };
export type FieldWeight = { key: string; weight: number };
export type ProposalWords = { title: string; body: string };
export type ProposalTopic = { fields: FieldWeight[]; title: PreparedText; body: PreparedText };
export type Expertise = { fieldKeys: readonly string[]; keywords: readonly string[] };
export type Fit = { score: number; fieldKeys: string[]; keywords: string[] };

export const MAX_FIT = 100;
/** Of the score, what fields of the list may bring; the rest is for the reviewer's own words. */
const FIELD_SHARE = 80;
const SCORE_PER_WORD = 10;
const TOPIC_FIELDS = 5;
const MAX_WEIGHT = 6;
const TITLE_WEIGHT = 3;

/**
 * Latin words apart by two spaces, so that neighbours do not share one, and everything without spaces: Korean is written
 * together or apart as one likes.
 */
export type PreparedText = { spaced: string; compact: string };

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const compactOf = (text: string): string => plain(text).replaceAll(" ", "");
/** Where Latin meets Hangul a word ends: particles follow without a space. */
const SEAM = /(?<=[\p{Script=Latin}\p{N}])(?=\p{Script=Hangul})|(?<=\p{Script=Hangul})(?=[\p{Script=Latin}\p{N}])/gu;
export const prepareText = (text: string): PreparedText => ({
  spaced: ` ${plain(text).replace(SEAM, " ")} `.replaceAll(" ", "  "),
  compact: compactOf(text),
});

const HANGUL = /\p{Script=Hangul}/u;
const occurrences = (text: string, part: string): number => (part === "" ? 0 : text.split(part).length - 1);

/**
 * How often a text has a term. A term with Hangul may be spaced in any way and carry particles; a Latin one must stand as
 * whole words, where a plural `s` is the same word, so that "RAG" is not found in "storage".
 */
export function countTerm(text: PreparedText, term: string): number {
  if (HANGUL.test(term)) return occurrences(text.compact, compactOf(term));
  const words = plain(term).replaceAll(" ", "  ");
  return words === "" ? 0 : occurrences(text.spaced, ` ${words} `) + occurrences(text.spaced, ` ${words}s `);
}

const termsOf = ({ nameKo, nameEn, synonyms }: ReviewField): string[] => [
  ...new Map([nameKo, nameEn, ...synonyms].map((term) => [compactOf(term), term])).values(),
];

/** S2: the fields a proposal is about, the heaviest first: mentions up to a limit, a mention in the title counting three. */
export function proposalTopic({ title, body }: ProposalWords, list: readonly ReviewField[]): ProposalTopic {
  const prepared = { title: prepareText(title), body: prepareText(body) };
  const weights = list.map((field) => {
    const mentions = termsOf(field).reduce(
      (sum, term) => sum + TITLE_WEIGHT * countTerm(prepared.title, term) + countTerm(prepared.body, term),
      0,
    );
    return { key: field.key, weight: Math.min(MAX_WEIGHT, mentions) };
  });
  const fields = weights
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, TOPIC_FIELDS);
  return { fields, ...prepared };
}

/**
 * S2: how well a reviewer's keywords meet a proposal, 0–100. Up to 80 for the share of the proposal's fields (by weight) that
 * are the reviewer's too, and 10 for each of the reviewer's own words that the proposal uses, at most two.
 */
export function fitOf(expertise: Expertise, topic: ProposalTopic): Fit {
  const own = new Set(expertise.fieldKeys);
  const shared = topic.fields.filter(({ key }) => own.has(key));
  const total = topic.fields.reduce((sum, { weight }) => sum + weight, 0);
  const common = shared.reduce((sum, { weight }) => sum + weight, 0);
  const keywords = expertise.keywords.filter((word) => countTerm(topic.title, word) + countTerm(topic.body, word) > 0);
  const fields = total === 0 ? 0 : Math.round((FIELD_SHARE * common) / total);
  const words = Math.min(MAX_FIT - FIELD_SHARE, SCORE_PER_WORD * keywords.length);
  return { score: fields + words, fieldKeys: shared.map(({ key }) => key), keywords };
}
