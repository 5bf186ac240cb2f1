import "server-only";
import type { Failure } from "@/lib/platform/outcome";
import { rateLimit } from "@/lib/platform/rate-limit";

export const LOCK_MINUTES = 15;
const LOCK_SECONDS = LOCK_MINUTES * 60;

/**
 * Tries are counted before the password is looked at, so twenty at once are not twenty guesses. Five from one address stop
 * that address only; the account itself locks after twenty from anywhere, so that a stranger cannot easily lock its owner out.
 */
const passwordTries = {
  pair: rateLimit("password-pair", 5, LOCK_SECONDS),
  account: rateLimit("password-account", 20, LOCK_SECONDS),
  address: rateLimit("password-address", 100, LOCK_SECONDS),
};
const codeTries = rateLimit("second-factor", 5, LOCK_SECONDS);
const letters = {
  email: rateLimit("letter-email", 3, LOCK_SECONDS),
  address: rateLimit("letter-address", 30, LOCK_SECONDS),
};

/** Refusal that says how long to wait; the same words for accounts that exist and that do not. */
const tooManyTries = (waitMs: number): Failure => ({
  ok: false,
  code: "RATE_LIMITED",
  reason: "TOO_MANY_TRIES",
  reasonParams: { minutes: Math.max(1, Math.ceil(waitMs / 60_000)) },
});

export type TryTaken = { refusal: Failure | null; accountLocked: boolean };

/** Counts one try of a password. The order matters: a stopped address does not go on to lock the account. */
export async function takePasswordTry(email: string, ipAddress: string | null): Promise<TryTaken> {
  const address = ipAddress ?? "unknown";
  const early = (await passwordTries.address.take(address)) ?? (await passwordTries.pair.take(`${address} ${email}`));
  if (early !== null) return { refusal: tooManyTries(early), accountLocked: false };
  const locked = await passwordTries.account.take(email);
  return locked === null
    ? { refusal: null, accountLocked: false }
    : { refusal: tooManyTries(locked), accountLocked: true };
}

/** After the right password: the account's counters begin anew, and the address gets its try back. */
export async function forgetPasswordTries(email: string, ipAddress: string | null): Promise<void> {
  const address = ipAddress ?? "unknown";
  await passwordTries.address.giveBack(address);
  await passwordTries.pair.forget(`${address} ${email}`);
  await passwordTries.account.forget(email);
}

/** For a reset password and an administrator's unlock. */
export const unlockPasswordTries = (email: string): Promise<void> => passwordTries.account.forget(email);

export async function takeCodeTry(userId: string): Promise<Failure | null> {
  const wait = await codeTries.take(userId);
  return wait === null ? null : tooManyTries(wait);
}

export const forgetCodeTries = (userId: string): Promise<void> => codeTries.forget(userId);

/** Letters that strangers can cause (sign-up, reset): few to one address, some from one place. */
export async function takeLetter(email: string, ipAddress: string | null): Promise<Failure | null> {
  const wait = (await letters.address.take(ipAddress ?? "unknown")) ?? (await letters.email.take(email));
  return wait === null ? null : tooManyTries(wait);
}
