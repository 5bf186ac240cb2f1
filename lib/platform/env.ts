import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/** The only reader of process.env in application code; validated once, when first imported. */
export const env = createEnv({
  server: {
    NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
    /** `demo` and `rehearsal` show demo accounts; only `rehearsal` may move the clock; `production` has neither. */
    PORTAL_MODE: z.enum(["demo", "rehearsal", "production"]).default("demo"),
    DATABASE_URL: z.url(),
    DATABASE_POOL_MAX: z.coerce.number().int().positive().default(20),
    AUTH_SECRET: z.string().min(32),
    APP_ORIGIN: z.url().default("http://localhost:3000"),
    /** How many proxies of our own stand before the portal: whose word on the client's address counts. */
    TRUSTED_PROXIES: z.coerce.number().int().nonnegative().default(0),
    DATA_DIR: z.string().default(".data"),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    SMTP_URL: z.url().optional(),
    MAIL_FROM: z.string().default("portal@localhost"),
    S3_ENDPOINT: z.url().optional(),
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().default("us-east-1"),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** `host:port` of a clamd; with it no uploaded file is handed out before it was found clean (A6). */
    CLAMD_ADDRESS: z
      .string()
      .regex(/^.+:\d+$/)
      .optional(),
    /** `host:port`, separated by commas: servers outside that may be spoken to without TLS and at private addresses. */
    OUTBOUND_ALLOWED_HOSTS: z.string().default(""),
    /** Where model listings are read from (Y1), such as `https://hub.example`; without it they are only uploaded. */
    HUB_URL: z.url({ protocol: /^https?$/ }).optional(),
    OIDC_ISSUER: z.url().optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().default("OIDC"),
    SESSION_IDLE_MINUTES: z.coerce.number().int().positive().default(30),
    SESSION_ABSOLUTE_HOURS: z.coerce.number().int().positive().default(12),
    /** Claims to be an official site: only for the ministry's own deployment. */
    GOVERNMENT_MASTHEAD: flag.default(false),
    CONTACT_EMAIL: z.email().default("help@portal.example"),
    CONTACT_PHONE: z.string().default("02-0000-0000"),
  },
  experimental__runtimeEnv: {},
  emptyStringAsUndefined: true,
  createFinalSchema: (shape) =>
    z
      .object(shape)
      .refine((value) => value.PORTAL_MODE !== "production" || !/demo|rehearsal|test/i.test(value.AUTH_SECRET), {
        message: "AUTH_SECRET is a demo secret: set your own before production",
      }),
});
