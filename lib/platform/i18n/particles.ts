/** Both forms of a particle as messages write them: after a final consonant, and after a vowel. */
const PAIRS: Record<string, readonly [string, string]> = {
  "이(가)": ["이", "가"],
  "을(를)": ["을", "를"],
  "은(는)": ["은", "는"],
  "와(과)": ["과", "와"],
  "(으)로": ["으로", "로"],
};
const WRITTEN = /이\(가\)|을\(를\)|은\(는\)|와\(과\)|\(으\)로/;
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
const RIEUL = 8;

/** Last consonant of how a character is read aloud: 0 none, 8 ㄹ, any other number another one; null where nobody can tell. */
function finalOf(character: string): number | null {
  const code = character.charCodeAt(0);
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) return (code - FIRST_SYLLABLE) % FINALS;
  // 영 일 이 삼 사 오 육 칠 팔 구
  if (/\d/.test(character)) return [21, RIEUL, 0, 16, 0, 0, 1, RIEUL, RIEUL, 0][Number(character)] ?? null;
  // Capital letters are read by their names: 엘, 엠, 엔, 알 end in a consonant. How a foreign word is read nobody can tell.
  if (/[A-Z]/.test(character)) return { L: RIEUL, R: RIEUL, M: 16, N: 4 }[character] ?? 0;
  return null;
}

/** What is read before a particle: without what stands in brackets, and without closing marks. */
const readBefore = (text: string): string =>
  text
    .replace(/(?:\s*\([^()]*\))+$/, "")
    .replace(/[^\p{L}\p{N}]+$/u, "")
    .slice(-1);

/** Korean particles follow the sound before them: “새봄랩을(를)” becomes “새봄랩을”. Where the sound is unknown both forms stay. */
export function withParticles(text: string): string {
  let rest = text;
  let done = "";
  for (let found = WRITTEN.exec(rest); found; found = WRITTEN.exec(rest)) {
    const [both] = found;
    done += rest.slice(0, found.index);
    rest = rest.slice(found.index + both.length);
    const final = finalOf(readBefore(done));
    const [consonant, vowel] = PAIRS[both] ?? [both, both];
    // ㄹ takes 로, not 으로.
    if (final === null) done += both;
    else done += final === 0 || (final === RIEUL && both === "(으)로") ? vowel : consonant;
  }
  return done + rest;
}
