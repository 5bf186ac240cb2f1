export const RECOVERY_CODE_COUNT = 10;

/** Crockford's alphabet: nothing that looks like something else. 32 letters, so a byte modulo 32 is even. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;

/** One code of 50 random bits from 10 random bytes, as people read it: `7K2QD-M9X4T`. */
export function recoveryCodeFromBytes(bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** As typed by a person: case, blanks and hyphens do not matter, and look-alikes are read as meant. Null when it is no code. */
export function normalisedRecoveryCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const known = letters.length === LENGTH && [...letters].every((letter) => ALPHABET.includes(letter));
  return known ? `${letters.slice(0, 5)}-${letters.slice(5)}` : null;
}
