import type { ContestRules } from "./contest-rules";
import type { Figure, FigureValue, Unit } from "./figure";

const count = (unit: Unit, value: number): FigureValue => ({ kind: "count", unit, count: value });
const worded = (word: string, params: Record<string, number | string>): FigureValue => ({
  kind: "worded",
  word,
  params,
});
const BANDS = {
  sex: ["FEMALE", "MALE"],
  region: ["CAPITAL", "CHUNGCHEONG", "HONAM", "YEONGNAM", "GANGWON_JEJU"],
  ageBand: ["AGE_20", "AGE_30", "AGE_40", "AGE_50", "AGE_60"],
  aiUse: ["DAILY", "SOMETIMES", "RARELY"],
} as const;
type Dimension = keyof typeof BANDS;
const percents = (dimension: Dimension, shares: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(BANDS[dimension].map((band) => [band, (shares[band] ?? 0) / 100]));

/** X2, X3: what a contest is held by, votes that do not count included; of a rulebook and of a plan alike. */
export function contestFigures({ contest }: { contest: ContestRules }): Figure[] {
  const figure = (label: string, value: FigureValue): Figure => ({
    ...{ key: `contest.${label}`, group: "contest", label: `contest.${label}`, value },
  });
  const { generation } = contest;
  return [
    figure("publicSeats", count("people", contest.publicSeats)),
    figure("expertSeats", count("people", contest.expertSeats)),
    figure("publicVotes", count("votes", contest.publicVotes)),
    figure("expertVotes", count("votes", contest.expertVotes)),
    figure("invitationDays", count("days", contest.invitationDays)),
    ...(["sex", "region", "ageBand", "aiUse"] as const).map((dimension) =>
      figure(`quota.${dimension}`, worded(`quota.${dimension}`, percents(dimension, contest.quotas[dimension]))),
    ),
    figure("tooFast", worded("tooFast", { seconds: contest.minSeconds })),
    figure(
      "attention",
      worded("attention", { every: contest.attentionEvery, allowed: contest.attentionFailuresAllowed }),
    ),
    figure("adaptive", { kind: "percent", basisPoints: contest.adaptiveBasisPoints }),
    ...contest.prompts.map(({ domain, ko, en }) => figure(`prompts.${domain}`, worded("prompts", { ko, en }))),
    figure("maxAnswer", count("chars", contest.maxAnswerCharacters)),
    figure("temperature", { kind: "text", text: String(generation.temperatureHundredths / 100) }),
    figure("maxTokens", count("tokens", generation.maxOutputTokens)),
    figure("systemPrompt", {
      kind: "names",
      names: [{ ko: generation.systemPromptKo || "–", en: generation.systemPromptEn || "–" }],
    }),
    figure(
      "tries",
      worded("tries", {
        parallel: generation.parallel,
        attempts: generation.attempts,
        seconds: generation.timeoutSeconds,
      }),
    ),
    figure("requestBudget", count("requests", generation.requestBudget)),
    figure("tokenBudget", count("tokens", generation.tokenBudget)),
  ];
}
