import "server-only";
import type { Failure, Outcome } from "@/lib/platform/outcome";

/** Thrown to undo a transaction in which an earlier part has already written, when a later rule refuses; carries the refusal out. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.reason ?? failure.code);
  }
}

/** What a thrown refusal carries out of a transaction that was undone. */
export async function orRefused<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}
