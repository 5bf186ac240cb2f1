import "server-only";
import type { Failure } from "@/lib/platform/outcome";

/** Thrown to undo a transaction in which an earlier part has already written, when a later rule refuses; carries the refusal out. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.reason ?? failure.code);
  }
}
