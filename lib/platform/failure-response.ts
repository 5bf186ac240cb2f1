import "server-only";
import type { ErrorCode } from "./errors";
import type { Failure } from "./outcome";
import { RETRY_AFTER_SECONDS } from "./write-gate";

const STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID_INPUT: 422,
  RULE_VIOLATION: 409,
  RATE_LIMITED: 429,
  INTERNAL: 500,
};

/** A failure as every route says it. */
export const failureResponse = (failure: Failure): Response =>
  Response.json(failure, {
    status: STATUS[failure.code],
    headers: {
      "cache-control": "no-store",
      ...(failure.code === "RATE_LIMITED" ? { "retry-after": String(RETRY_AFTER_SECONDS) } : {}),
    },
  });
