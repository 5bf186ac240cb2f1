export const PASSWORD_MINIMUM = 10;
export const PASSWORD_MAXIMUM = 128;

export const PASSWORD_REFUSALS = [
  "PASSWORD_TOO_SHORT",
  "PASSWORD_TOO_LONG",
  "PASSWORD_COMMON",
  "PASSWORD_PERSONAL",
] as const;
export type PasswordRefusal = (typeof PASSWORD_REFUSALS)[number];

/** Beginnings that guessing lists try first, with and without figures behind them; a Korean keyboard's habits included. */
const COMMON_STEMS = [
  "password",
  "passw0rd",
  "qwerty",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1q2w3e4r",
  "q1w2e3r4",
  "qazwsx",
  "letmein",
  "iloveyou",
  "welcome",
  "admin",
  "administrator",
  "changeme",
  "dkssud",
  "tkfkdgo",
  "qlalfqjsgh",
  "korea",
  "seoul",
];
const SEQUENCES = ["01234567890", "09876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];

const stripped = (password: string) => password.toLowerCase().replace(/[\s!@#$%^&*().,_\-?~]/g, "");

/** Common: a known stem with only figures around it, one or two characters repeated, or a run of keyboard or alphabet. */
function isCommon(password: string): boolean {
  const bare = stripped(password);
  const letters = bare.replace(/^\d+|\d+$/g, "");
  if (COMMON_STEMS.some((stem) => bare.startsWith(stem) && /^\d*$/.test(bare.slice(stem.length)))) return true;
  if (COMMON_STEMS.includes(letters)) return true;
  if (new Set(bare).size <= 3) return true;
  return SEQUENCES.some((sequence) => (sequence + sequence).includes(bare)) || /^(.{1,6})\1+$/.test(bare);
}

/** Personal: it contains the local part of the address or the name (of 4 characters and more). */
function isPersonal(password: string, person: { email: string; name: string }): boolean {
  const bare = stripped(password);
  const parts = [person.email.split("@")[0] ?? "", person.name.replace(/\s/g, "")].map(stripped);
  return parts.some((part) => part.length >= 4 && bare.includes(part));
}

/** Length counts, not kinds of characters (NIST SP 800-63B): the first reason to refuse the password, or null. */
export function passwordRefusal(password: string, person: { email: string; name: string }): PasswordRefusal | null {
  const length = [...password].length;
  if (length < PASSWORD_MINIMUM) return "PASSWORD_TOO_SHORT";
  if (length > PASSWORD_MAXIMUM) return "PASSWORD_TOO_LONG";
  if (isCommon(password)) return "PASSWORD_COMMON";
  return isPersonal(password, person) ? "PASSWORD_PERSONAL" : null;
}
