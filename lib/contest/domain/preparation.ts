import type { ContestRules } from "@/lib/rulebook/domain/contest-rules";

export type ContestLanguage = "KO" | "EN";
export type PromptCount = { domain: string; language: ContestLanguage; count: number };
export type PreparedEntry = { teamId: string; answers: number };

/** What keeps a contest from being opened; empty means it may. */
export type Gap =
  | { code: "STAGE_NOT_RUNNING" }
  | { code: "PROMPTS_MISSING"; domain: string; language: ContestLanguage; missing: number }
  | { code: "NO_ATTENTION_CHECK" }
  | { code: "TEAM_WITHOUT_VARIANT"; teamId: string }
  | { code: "ANSWERS_MISSING"; teamId: string; missing: number }
  | { code: "ANSWERS_PENDING"; count: number }
  | { code: "TOO_FEW_TEAMS" };

export type Preparation = {
  stageRunning: boolean;
  rules: Pick<ContestRules, "prompts">;
  prompts: readonly PromptCount[];
  attentionChecks: number;
  activeTeamIds: readonly string[];
  entries: readonly PreparedEntry[];
  /** Answers that wait for a verdict, whoever's they are. */
  pending: number;
};

const countOf = (prompts: readonly PromptCount[], domain: string, language: ContestLanguage): number =>
  prompts.find((one) => one.domain === domain && one.language === language)?.count ?? 0;

/** X2: prompts as the quotas ask, one variant a team, an answer to every prompt, and no finding left undecided. */
export function preparationGaps(facts: Preparation): Gap[] {
  const gaps: Gap[] = facts.stageRunning ? [] : [{ code: "STAGE_NOT_RUNNING" }];
  for (const { domain, ko, en } of facts.rules.prompts) {
    for (const [language, wanted] of [["KO", ko] as const, ["EN", en] as const]) {
      const missing = wanted - countOf(facts.prompts, domain, language);
      if (missing > 0) gaps.push({ code: "PROMPTS_MISSING", domain, language, missing });
    }
  }
  if (facts.attentionChecks === 0) gaps.push({ code: "NO_ATTENTION_CHECK" });
  if (facts.activeTeamIds.length < 2) gaps.push({ code: "TOO_FEW_TEAMS" });
  const prompts = facts.prompts.reduce((sum, one) => sum + one.count, 0);
  for (const teamId of facts.activeTeamIds) {
    const entry = facts.entries.find((one) => one.teamId === teamId);
    if (!entry) gaps.push({ code: "TEAM_WITHOUT_VARIANT", teamId });
    else if (entry.answers < prompts) gaps.push({ code: "ANSWERS_MISSING", teamId, missing: prompts - entry.answers });
  }
  if (facts.pending > 0) gaps.push({ code: "ANSWERS_PENDING", count: facts.pending });
  return gaps;
}
