import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { isOverloaded } from "./db";
import { AppError } from "./errors";
import { logger } from "./logger";
import type { Failure } from "./outcome";
import { unkeptPaths } from "./unkept-text";

/** Turns anything thrown into what a browser may know: a code, and for the unforeseen a reference to quote. Too much load is foreseen. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AppError) {
    logger.info({ code: error.code, detail: error.detail }, "refused");
    return { ok: false, code: error.code };
  }
  if (isOverloaded(error)) {
    logger.warn({ err: error }, "overloaded");
    return { ok: false, code: "RATE_LIMITED" };
  }
  const reference = randomUUID().slice(0, 8);
  logger.error({ reference, err: error }, "unexpected failure");
  return { ok: false, code: "INTERNAL", reference };
}

/** Field errors by dotted path (`items.0.amountWon`), each a key of namespace `fieldErrors`. */
export function invalidInput(error: z.ZodError): Failure {
  const fieldErrors: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".") || "root";
    fieldErrors[path] = [...(fieldErrors[path] ?? []), issue.message];
  }
  return { ok: false, code: "INVALID_INPUT", fieldErrors };
}

/** The only way from what was sent to what a command takes: first what no row can hold, then the schema. */
export function readInput<S extends z.ZodType>(
  schema: S,
  sent: unknown,
): { ok: true; data: z.output<S> } | { ok: false; failure: Failure } {
  const unkept = unkeptPaths(sent);
  if (unkept.length > 0) {
    const fieldErrors = Object.fromEntries(unkept.map((path) => [path || "root", ["unkeptText"]]));
    return { ok: false, failure: { ok: false, code: "INVALID_INPUT", fieldErrors } };
  }
  const parsed = schema.safeParse(sent);
  return parsed.success ? { ok: true, data: parsed.data } : { ok: false, failure: invalidInput(parsed.error) };
}
