import { hasHiddenMarks } from "./hidden-marks";
import { wordsOf } from "./markdown";

/** X2: what a check can find in an answer. An officer decides what it means, without knowing whose it is. */
export const ANSWER_FLAGS = [
  "EMPTY",
  "TOO_LONG",
  "CUT_OFF",
  "REFUSAL",
  "SELF_NAMING",
  "LINK_OR_IMAGE",
  "HIDDEN_MARKS",
] as const;
export type AnswerFlag = (typeof ANSWER_FLAGS)[number];

const REFUSALS = [
  /(답변|도움|요청).{0,12}(드릴 수 없|드리기 어렵|할 수 없습니다|해 드릴 수 없)/u,
  /(죄송|유감).{0,40}(수 없습니다|어렵습니다)/u,
  /\bI(?:'m| am) (?:sorry|unable)\b.{0,80}\b(?:can(?:'|no)t|unable|not able)\b/i,
  /\bI (?:can(?:'|no)t|am not able to) (?:help|assist|answer|comply)\b/i,
];
const OWN_WORDS = [
  /저는 .{1,40}(?:가|에서|이) (?:개발|학습|훈련|만든|구축)/u,
  /\bI(?:'m| am) .{1,40}\b(?:developed|trained|created|built|made) by\b/i,
];
/** No pattern looks further than the next bracket: what is written to keep a server busy costs no more than its length. */
const LINKS = [
  /!\[[^[\]]*\]\(/,
  /\b(?:https?|ftp|javascript|mailto|tel):/i,
  /\bwww\./i,
  /<(?:img|a|iframe|svg|script|video|audio)\b/i,
  /\bdata:image\//i,
];

/** Letters of other alphabets that the eye takes for Latin ones. */
const LOOKALIKES = new Map(
  Object.entries({
    ...{ а: "a", в: "b", е: "e", ѕ: "s", і: "i", ј: "j", к: "k", м: "m", н: "h", о: "o", р: "p", с: "c", т: "t" },
    ...{ у: "y", х: "x", ԁ: "d", ԛ: "q", ԝ: "w", ӏ: "l", һ: "h" },
    ...{ α: "a", β: "b", ε: "e", η: "n", ι: "i", κ: "k", ν: "v", ο: "o", ρ: "p", τ: "t", υ: "u", χ: "x" },
  }),
);

/** A name is the same name however it is spaced, spelled out of marks, accented, hidden between signs or in another alphabet. */
const bare = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]|\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LOOKALIKES.get(letter) ?? letter)
    .normalize("NFC");

/** Names by which a team could be told: its own, its organisations', its model's. One letter alone tells nothing. */
export const namesToHide = (names: readonly string[]): string[] => [
  ...new Set(names.map(bare).filter((name) => [...name].length >= 2)),
];

export function checkAnswer(
  text: string,
  { names, maxCharacters, isCutOff = false }: { names: readonly string[]; maxCharacters: number; isCutOff?: boolean },
): AnswerFlag[] {
  const trimmed = text.trim();
  // As it is written, and as it is read once links have lost their addresses.
  const plain = `${bare(trimmed)}\n${bare(wordsOf(trimmed))}`;
  const found: [AnswerFlag, boolean][] = [
    ["EMPTY", trimmed === ""],
    ["TOO_LONG", [...trimmed].length > maxCharacters],
    ["CUT_OFF", isCutOff],
    ["REFUSAL", [...trimmed].length < 600 && REFUSALS.some((pattern) => pattern.test(trimmed))],
    [
      "SELF_NAMING",
      namesToHide(names).some((name) => plain.includes(name)) || OWN_WORDS.some((pattern) => pattern.test(trimmed)),
    ],
    ["LINK_OR_IMAGE", LINKS.some((pattern) => pattern.test(trimmed))],
    ["HIDDEN_MARKS", hasHiddenMarks(text)],
  ];
  return found.flatMap(([flag, is]) => (is ? [flag] : []));
}
