/** X2: how the answers are made, the same for every team's model. */
export type GenerationRules = {
  temperatureHundredths: number;
  maxOutputTokens: number;
  /** What every model is told before the prompt, in the prompt's language; nothing when empty. */
  systemPromptKo: string;
  systemPromptEn: string;
  /** Requests under way at one endpoint at most. */
  parallel: number;
  /** Tries of one answer, and seconds that one may take. */
  attempts: number;
  timeoutSeconds: number;
  /** What one team's endpoint is asked in all: requests, and tokens that it may write. */
  requestBudget: number;
  tokenBudget: number;
};

/** X2, X3: what a contest is held by. Shares in basis points; a dimension's shares add up to the whole panel. */
export type ContestRules = {
  publicSeats: number;
  expertSeats: number;
  publicVotes: number;
  expertVotes: number;
  /** Days an invitation keeps its seat while nobody answers. */
  invitationDays: number;
  /** A vote sooner than this after its answers were shown does not count. */
  minSeconds: number;
  /** Every so many votes one that only checks attention; whoever fails more of them than allowed does not count at all. */
  attentionEvery: number;
  attentionFailuresAllowed: number;
  maxAnswerCharacters: number;
  /** Share of pairings that go to the pair with the widest interval instead of the one shown least. */
  adaptiveBasisPoints: number;
  prompts: { domain: string; ko: number; en: number }[];
  quotas: Record<"sex" | "region" | "ageBand" | "aiUse", Record<string, number>>;
  generation: GenerationRules;
};
