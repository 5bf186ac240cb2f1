import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;
/** One step either way: clocks of phones drift. */
const WINDOW = 1;

const totpOf = (secretBase32: string, label = "", issuer = "") =>
  new TOTP({
    issuer,
    label,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secretBase32),
  });

/** Number of the 30-second step an instant lies in. */
export const stepOf = (at: Date): number => Math.floor(at.getTime() / 1000 / PERIOD_SECONDS);

/** The step a code was made for, or null when it is wrong or not newer than the last one used (a seen code is worthless). */
export function acceptedStep(code: string, secretBase32: string, at: Date, lastStep: number | null): number | null {
  const delta = totpOf(secretBase32).validate({ token: code, timestamp: at.getTime(), window: WINDOW });
  if (delta === null) return null;
  const step = stepOf(at) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** What an authenticator app scans. */
export const enrolmentUri = (secretBase32: string, email: string, issuer: string): string =>
  totpOf(secretBase32, email, issuer).toString();

/** The key for typing by hand, in groups of four. */
export const groupedKey = (secretBase32: string): string => secretBase32.match(/.{1,4}/g)?.join(" ") ?? secretBase32;

/** 20 bytes, as RFC 4226 asks, in the alphabet of authenticator apps. */
export const secretFromBytes = (bytes: Uint8Array): string =>
  new Secret({ buffer: Uint8Array.from(bytes).slice(0, 20).buffer }).base32;

/** A code as such an app would show it: for tests and the seed. */
export const codeAt = (secretBase32: string, at: Date): string =>
  totpOf(secretBase32).generate({ timestamp: at.getTime() });
