import type { GenerationRules } from "@/lib/rulebook/domain/contest-rules";

/** X2: why an endpoint gave no answer. Words under `contest.generation.reasons`; what the endpoint said itself is kept nowhere. */
export const GENERATION_FAILURES = [
  "BLOCKED_ADDRESS",
  "UNKNOWN_HOST",
  "UNREACHABLE",
  "TIMEOUT",
  "TOO_LARGE",
  "RATE_LIMITED",
  "SERVER_ERROR",
  "UNAUTHORISED",
  "REDIRECT",
  "REFUSED",
  "NOT_JSON",
  "WRONG_SHAPE",
  "WRONG_MODEL",
  "BUDGET",
  "INTERRUPTED",
] as const;
export type GenerationFailure = (typeof GENERATION_FAILURES)[number];

/** A server that is busy or away may answer later; one that answers something else will again. */
const WORTH_ANOTHER_TRY: ReadonlySet<GenerationFailure> = new Set([
  "UNKNOWN_HOST",
  "UNREACHABLE",
  "TIMEOUT",
  "RATE_LIMITED",
  "SERVER_ERROR",
]);

/** What would be the same for every prompt: the endpoint is asked no more until somebody has looked. */
const OF_THE_ENDPOINT: ReadonlySet<GenerationFailure> = new Set([
  "BLOCKED_ADDRESS",
  "UNAUTHORISED",
  "REDIRECT",
  "WRONG_MODEL",
]);
export const isOfTheEndpoint = (reason: GenerationFailure): boolean => OF_THE_ENDPOINT.has(reason);

type Prompt = { text: string; language: "KO" | "EN" };

/** The request of the `chat/completions` API: the same for every team but for the model's name. */
export function chatRequest(model: string, prompt: Prompt, rules: GenerationRules): object {
  const system = prompt.language === "KO" ? rules.systemPromptKo : rules.systemPromptEn;
  return {
    model,
    messages: [...(system === "" ? [] : [{ role: "system", content: system }]), { role: "user", content: prompt.text }],
    temperature: rules.temperatureHundredths / 100,
    max_tokens: rules.maxOutputTokens,
    stream: false,
  };
}

export type Completion = {
  model?: string | undefined;
  choices: readonly { message: { content: string | null }; finish_reason?: string | null | undefined }[];
  usage?: { completion_tokens?: number | undefined } | null | undefined;
};
export type Answered = { ok: true; text: string; outputTokens: number | null; isCutOff: boolean };
export type Unanswered = { ok: false; reason: GenerationFailure; waitSeconds: number | null };

const unanswered = (reason: GenerationFailure, waitSeconds: number | null = null): Unanswered => ({
  ok: false,
  reason,
  waitSeconds,
});

/** Seconds that a `Retry-After` header asks for: a number or a date of HTTP. Null when it says neither. */
export function retryAfterSeconds(header: string | null, at: Date): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : Math.max(0, Math.ceil((instant - at.getTime()) / 1_000));
}

/** What an HTTP status other than success means. */
export function failureOfStatus(status: number, retryAfter: string | null, at: Date): Unanswered {
  const wait = retryAfterSeconds(retryAfter, at);
  if (status === 429) return unanswered("RATE_LIMITED", wait);
  if (status === 408) return unanswered("TIMEOUT", wait);
  if (status >= 500) return unanswered("SERVER_ERROR", wait);
  if (status === 401 || status === 403) return unanswered("UNAUTHORISED");
  return unanswered(status >= 300 && status < 400 ? "REDIRECT" : "REFUSED");
}

/** X2: only the registered variant: an answer that names another model is none. */
export function answerOf(completion: Completion, model: string): Answered | Unanswered {
  if (completion.model !== undefined && completion.model !== model) return unanswered("WRONG_MODEL");
  const [choice] = completion.choices;
  const content = choice?.message.content;
  // PostgreSQL keeps no NUL, and a text with one is no answer to show.
  if (typeof content !== "string" || content.includes("\u0000")) return unanswered("WRONG_SHAPE");
  return {
    ok: true,
    text: content.toWellFormed(),
    outputTokens: completion.usage?.completion_tokens ?? null,
    isCutOff: choice?.finish_reason === "length",
  };
}

const FIRST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 300;
/** Who asks for longer is not waited for. */
const LONGEST_ASKED_SECONDS = 3_600;

/** Seconds until the next try, doubling and never sooner than the server asked; null when there is none. */
export function waitBeforeRetry(
  failure: Pick<Unanswered, "reason" | "waitSeconds">,
  attempts: number,
  rules: Pick<GenerationRules, "attempts">,
): number | null {
  if (!WORTH_ANOTHER_TRY.has(failure.reason) || attempts >= rules.attempts) return null;
  const asked = failure.waitSeconds ?? 0;
  if (asked > LONGEST_ASKED_SECONDS) return null;
  return Math.max(asked, Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (attempts - 1)));
}

export type Spending = { requests: number; outputTokens: number };

/** How many more requests may go out now: by what is under way, and by a budget that holds even if every answer is as long as it may be. */
export function roomFor(
  spent: Spending,
  underWay: number,
  rules: Pick<GenerationRules, "parallel" | "requestBudget" | "tokenBudget" | "maxOutputTokens">,
): { now: number; isSpent: boolean } {
  const requests = rules.requestBudget - spent.requests;
  const answers = Math.floor((rules.tokenBudget - spent.outputTokens) / rules.maxOutputTokens) - underWay;
  const left = Math.max(0, Math.min(requests, answers));
  return { now: Math.min(left, Math.max(0, rules.parallel - underWay)), isSpent: left === 0 && underWay === 0 };
}
