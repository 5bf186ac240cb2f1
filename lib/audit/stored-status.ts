import { z } from "zod";
import type { ChainVerdict } from "./domain/chain";
import type { ChainCheck, ChainStatus } from "./types";

export const CHECK_SETTING = "audit.lastCheck";
export const HEAD_SETTING = "audit.publishedHead";

const instant = z.iso.datetime().transform((text) => new Date(text));
const checkSchema = z.object({
  at: instant,
  ok: z.boolean(),
  count: z.number(),
  seq: z.string().nullable(),
  problem: z.enum(["EDITED", "MISSING", "REORDERED", "HEAD_MISMATCH"]).nullable(),
});
const headSchema = z.object({ seq: z.string(), hash: z.string(), at: instant });

/** What a walk found, as a setting keeps it. */
export const checkValue = (verdict: ChainVerdict, at: Date) => ({
  at: at.toISOString(),
  ok: verdict.ok,
  count: verdict.count,
  seq: verdict.ok ? null : verdict.seq.toString(),
  problem: verdict.ok ? null : verdict.problem,
});

export const storedCheck = (value: unknown): ChainCheck | null => checkSchema.safeParse(value).data ?? null;
export const storedHead = (value: unknown): ChainStatus["published"] => headSchema.safeParse(value).data ?? null;
