/**
 * X1, X2: marks that nobody sees, by which an answer could be told, a name be split, or the order of what is read be turned
 * around. A joiner after a picture stays, so that joined emoji do. Written so that old phones read the pattern, too.
 */
const MARKS = [
  "\\p{Bidi_Control}",
  "[\\u00ad\\u115f\\u1160\\u200b-\\u200d\\u2060-\\u2064\\u206a-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0001}-\\u{e007f}]",
  "\\u034f|\\u17b4|\\u17b5|\\u180b|\\u180c|\\u180d|\\u180e|\\u180f",
  "(?![\\t\\n\\r])\\p{Cc}",
];
const JOINED = "((?:\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\ufe0f)\\u200d)";
const HIDDEN = new RegExp([JOINED, ...MARKS].join("|"), "gu");

/** The text as people read it. */
export const withoutHiddenMarks = (text: string): string =>
  text.replace(HIDDEN, (_mark, joined?: string) => joined ?? "");
export const hasHiddenMarks = (text: string): boolean => withoutHiddenMarks(text) !== text;
