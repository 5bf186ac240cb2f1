import "server-only";
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's default kind) at OWASP's strength: 19 MiB, two passes. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), STRENGTH);

let decoy: Promise<string> | null = null;

/**
 * Whether the password belongs to the hash. Without a hash (no such account, or one without password) the same work is
 * done against a decoy, so the time taken does not tell whether the account exists.
 */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(32).toString("base64"));
  const matches = await verify(passwordHash ?? (await decoy), password.normalize("NFKC"));
  return matches && passwordHash !== null;
}
