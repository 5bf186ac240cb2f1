import "server-only";
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";

/** One key a purpose, all from AUTH_SECRET: a leak of one use says nothing about another. */
const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", env.AUTH_SECRET, "portal", `portal:${purpose}`, 32));

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts for storage (AES-256-GCM). `bound` ties the result to its row: moved to another row it no longer opens. */
export function sealSecret(purpose: string, bound: string, plain: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), iv).setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** The text that was sealed; throws when it was changed, moved or sealed with another key. */
export function openSecret(purpose: string, bound: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}

/** Keyed hash: for short secrets, that a plain hash in a stolen database would give away, and for values derived on demand. */
export const keyedHash = (purpose: string, value: string): Buffer =>
  createHmac("sha256", keyFor(purpose)).update(value).digest();

/** What a link in a mail carries, and what the database keeps of it. 256 random bits need no slow hash. */
export function newLinkToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashLinkToken(token) };
}

export const hashLinkToken = (token: string): string => createHash("sha256").update(token).digest("hex");
