import "server-only";
import { createHash } from "node:crypto";
import { env } from "@/lib/platform/env";
import { postJson, type Resolve } from "@/lib/platform/outbound";
import type { GenerationRules } from "@/lib/rulebook/domain/contest-rules";
import { type Answered, answerOf, chatRequest, failureOfStatus, type Unanswered } from "../domain/generation";
import { completionSchema } from "../schema/completion";

/** Bytes of one response at most: an answer of the longest, several times over. */
const RESPONSE_BYTES = 1_000_000;

export type Question = {
  endpoint: { baseUrl: string; model: string; key: string };
  prompt: { text: string; language: "KO" | "EN" };
  rules: GenerationRules;
};
/** What a test may put in the place of the world: the clock, the time-out, and where names lead. */
export type World = {
  clock: () => Promise<Date>;
  timeout: (ms: number) => AbortSignal;
  allowedHosts: readonly string[];
  resolve?: Resolve;
};
export type Reply = (Answered | Unanswered) & { latencyMs: number; responseHash: string };

export const allowedHosts = (): string[] =>
  env.OUTBOUND_ALLOWED_HOSTS.split(",").flatMap((host) => (host.trim() === "" ? [] : [host.trim()]));

const failed = (reason: Unanswered["reason"]): Unanswered => ({ ok: false, reason, waitSeconds: null });

function completionOf(body: string, model: string): Answered | Unanswered {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return failed("NOT_JSON");
  }
  const completion = completionSchema.safeParse(value);
  return completion.success ? answerOf(completion.data, model) : failed("WRONG_SHAPE");
}

/** X2: asks one endpoint one prompt, once. Everything that can go wrong is a word of the domain; nothing is thrown. */
export async function askEndpoint({ endpoint, prompt, rules }: Question, world: World): Promise<Reply> {
  const began = performance.now();
  const reply = await postJson(
    new URL(`${endpoint.baseUrl}/chat/completions`),
    { headers: { authorization: `Bearer ${endpoint.key}` }, body: chatRequest(endpoint.model, prompt, rules) },
    {
      allowedHosts: world.allowedHosts,
      maxBytes: RESPONSE_BYTES,
      signal: world.timeout(rules.timeoutSeconds * 1_000),
      ...(world.resolve ? { resolve: world.resolve } : {}),
    },
  );
  const latencyMs = Math.round(performance.now() - began);
  if (!reply.ok) return { ...failed(reply.reason), latencyMs, responseHash: "" };
  const responseHash = createHash("sha256").update(reply.body).digest("hex");
  const isSuccess = reply.status >= 200 && reply.status < 300;
  const said = isSuccess
    ? completionOf(reply.body, endpoint.model)
    : failureOfStatus(reply.status, reply.retryAfter, await world.clock());
  return { ...said, latencyMs, responseHash };
}
