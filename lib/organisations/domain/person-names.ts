/** S3: whether two spellings of a person's name may be one person's: Hangul against Hangul exactly, else by sound. */
export type PersonName = { name: string; nameEn?: string | null };

// Revised Romanisation, syllable by syllable, in the order of Unicode's Hangul block.
const INITIALS = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const VOWELS = ["a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u"].concat([
  "wo",
  "we",
  "wi",
  "yu",
  "eu",
  "ui",
  "i",
]);
const FINALS = ["", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p"].concat([
  "t",
  "t",
  "ng",
  "t",
  "t",
  "k",
  "t",
  "p",
  "t",
]);
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

/** Hangul as Latin letters; other characters stay. Sound changes between syllables are not written, as in names. */
export function romanise(text: string): string {
  return [...text.normalize("NFC")]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return character;
      const offset = code - FIRST_SYLLABLE;
      return (
        (INITIALS[Math.floor(offset / 588)] ?? "") +
        (VOWELS[Math.floor((offset % 588) / 28)] ?? "") +
        (FINALS[offset % 28] ?? "")
      );
    })
    .join("");
}

const HANGUL = /[\uac00-\ud7a3]/;
const isHangulOnly = (text: string): boolean => /^[\uac00-\ud7a3]+$/.test(text);

/** Folds the habits of writing Korean in Latin letters together: k/g, p/b, t/d, ch/j, r/l, eo/u, ee/i, oo/u, ae/e, doubled letters. */
export const foldSound = (latin: string): string =>
  latin
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z]/g, "")
    .replace(/sh/g, "s")
    .replace(/ch/g, "j")
    .replace(/ck/g, "k")
    .replace(/[aeiou]h(?![aeiou])/g, (pair) => pair.charAt(0))
    .replace(/k/g, "g")
    .replace(/p/g, "b")
    .replace(/t/g, "d")
    .replace(/r/g, "l")
    .replace(/y(?:eo|ou|oo|eu)/g, "yu")
    .replace(/woo|wu/g, "u")
    .replace(/ae|ai/g, "E") // set apart, so that what follows it does not join it
    .replace(/eo|eu|oo|ou/g, "u")
    .replace(/ee|ui|yi/g, "i")
    .toLowerCase()
    .replace(/(.)\1+/g, "$1");

/** Surnames whose usual spellings differ by more than the folding covers: Revised Romanisation → how people write them. */
const SURNAME_SPELLINGS: Record<string, string> = {
  gim: "kim gim ghim",
  i: "lee yi rhee i ri li rhie",
  ri: "lee ri rhee li",
  bak: "park bak pak bark",
  choe: "choi choe chey choy",
  jeong: "jung jeong chung cheong joung",
  jo: "cho jo joe",
  jang: "jang chang",
  im: "lim im yim rim",
  rim: "lim rim im",
  yu: "yoo yu you ryu ryoo lyu",
  ryu: "ryu yoo yu you ryoo lyu",
  o: "oh o",
  u: "woo u wu",
  no: "noh no roh ro",
  ro: "roh ro noh no",
  na: "na ra nah rha",
  ra: "ra na rha",
  yang: "yang ryang",
  yeo: "yeo yuh yo",
  baek: "baek paik baik back paek",
  heo: "heo hur huh her hu",
  jeon: "jeon jun chun cheon chon",
  cheon: "cheon chun chon",
  seo: "seo suh su so",
  gwon: "kwon gwon kweon",
  seong: "sung seong",
  bae: "bae pae bai bay",
  sin: "shin sin",
  eom: "um eom uhm",
  yeom: "yeom yum youm",
  byeon: "byun byeon pyun byon",
  gang: "kang gang",
  gwak: "kwak gwak",
  myeong: "myung myeong",
  hyeon: "hyun hyeon",
  pyo: "pyo phyo",
  ju: "joo ju chu",
  ji: "ji jee chi",
  jin: "jin chin",
  ye: "ye yeh",
};
const COMPOUND_SURNAMES = new Set(["남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방"]);

/** How many syllables of a compact Hangul name are its surname. A name of two syllables has a surname of one. */
export const surnameLength = (name: string): 1 | 2 =>
  name.length > 2 && COMPOUND_SURNAMES.has(name.slice(0, 2)) ? 2 : 1;

const SURNAMES_BY_SOUND = new Map<string, Set<string>>();
for (const [surname, spellings] of Object.entries(SURNAME_SPELLINGS)) {
  for (const spelling of [surname, ...spellings.split(" ")]) {
    const sound = foldSound(spelling);
    SURNAMES_BY_SOUND.set(sound, (SURNAMES_BY_SOUND.get(sound) ?? new Set()).add(surname));
  }
}

const surnameKeys = (latin: string): string[] => {
  const sound = foldSound(latin);
  return [...(SURNAMES_BY_SOUND.get(sound) ?? []), sound];
};

const keysOf = (surname: string, given: string): string[] => {
  const sound = foldSound(given);
  return sound && surname ? surnameKeys(surname).map((key) => `${key} ${sound}`) : [];
};

/** Every `surname given` that a spelling can stand for; Latin names in either order. */
function keysOfText(text: string): Set<string> {
  const compact = text.normalize("NFC").replace(/\s/g, "");
  if (isHangulOnly(compact)) {
    const cut = surnameLength(compact);
    return new Set(keysOf(romanise(compact.slice(0, cut)), romanise(compact.slice(cut))));
  }
  const words = text.split(/[\s,]+/).filter(Boolean);
  if (words.length < 2) return new Set();
  const first = keysOf(words[0] ?? "", words.slice(1).join(""));
  const last = keysOf(words.at(-1) ?? "", words.slice(0, -1).join(""));
  return new Set([...first, ...last]);
}

const hangulOf = ({ name, nameEn }: PersonName): string | null => {
  const found = [name, nameEn ?? ""].find((text) => HANGUL.test(text));
  return found ? found.normalize("NFC").replace(/\s/g, "") : null;
};

/** Every `surname given` by sound that the spellings of one person's name can stand for. */
export const soundKeys = ({ name, nameEn }: PersonName): Set<string> =>
  new Set([...keysOfText(name), ...(nameEn ? keysOfText(nameEn) : [])]);

/**
 * Two Hangul spellings are compared as they stand, since then the sounds say nothing more; otherwise any common reading
 * makes them one. A hit is a reason to look, not a proof.
 */
export function namesMatch(a: PersonName, b: PersonName): boolean {
  const [left, right] = [hangulOf(a), hangulOf(b)];
  if (left && right) return left === right;
  return !soundKeys(a).isDisjointFrom(soundKeys(b));
}
