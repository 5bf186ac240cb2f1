import "server-only";
import pino from "pino";
import { env } from "./env";
import { requestContext } from "./request-context";

/** Structured log; secrets and people's words are redacted before they reach a disk. */
export const logger = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: [
      "password",
      "token",
      "secret",
      "totp",
      "authorization",
      "cookie",
      "email",
      "*.password",
      "*.token",
      "*.secret",
      "*.email",
      "*.content",
      // PostgreSQL tells the whole row that broke a constraint: people's words, and who gave which score.
      "err.meta.driverAdapterError.cause.detail",
      "err.cause.detail",
      "err.cause.cause.detail",
    ],
    censor: "[redacted]",
  },
  mixin: () => ({ requestId: requestContext().requestId }),
});
