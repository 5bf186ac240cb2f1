import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { ContestRules } from "@/lib/rulebook/domain/contest-rules";
import { type ContestLanguage, type Gap, type PromptCount, preparationGaps } from "../domain/preparation";
import type { EntryRow } from "../types";

export type PreparationFacts = { prompts: PromptCount[]; attentionChecks: number; entries: EntryRow[]; gaps: Gap[] };

/** X2: how far a contest's prompts, variants and answers are; the same for the page and for the opening. */
export async function preparationFacts(
  reader: Reader,
  contest: { id: string; stageId: string; rules: ContestRules },
): Promise<PreparationFacts> {
  const [prompts, entries, pending, stage] = await Promise.all([
    reader.contestPrompt.groupBy({
      by: ["domain", "language"],
      where: { contestId: contest.id },
      _count: { _all: true },
    }),
    entryRows(reader, contest.id, contest.stageId),
    reader.contestAnswer.count({ where: { review: "PENDING", prompt: { contestId: contest.id } } }),
    reader.stage.findUniqueOrThrow({ where: { id: contest.stageId }, select: { state: true } }),
  ]);
  const counted = prompts
    .filter((prompt) => prompt.domain !== "attention")
    .map((prompt) => ({
      domain: prompt.domain,
      language: prompt.language as ContestLanguage,
      count: prompt._count._all,
    }));
  const attentionChecks = prompts
    .filter((prompt) => prompt.domain === "attention")
    .reduce((sum, prompt) => sum + prompt._count._all, 0);
  const gaps = preparationGaps({
    stageRunning: stage.state === "RUNNING",
    rules: contest.rules,
    prompts: counted,
    attentionChecks,
    activeTeamIds: entries.filter((entry) => entry.active).map((entry) => entry.teamId),
    entries: entries.filter((entry) => entry.active && entry.modelName !== null),
    pending,
  });
  return { prompts: counted, attentionChecks, entries, gaps };
}

async function entryRows(reader: Reader, contestId: string, stageId: string): Promise<EntryRow[]> {
  const [teams, entries, counts] = await Promise.all([
    reader.stageTeam.findMany({
      where: { stageId },
      orderBy: { team: { nameKo: "asc" } },
      select: { teamId: true, team: { select: { nameKo: true, nameEn: true, status: true } } },
    }),
    reader.contestEntry.findMany({
      where: { contestId },
      select: { id: true, teamId: true, modelName: true, revision: true },
    }),
    reader.contestAnswer.groupBy({
      by: ["entryId", "origin"],
      where: { entry: { contestId } },
      _count: { _all: true },
    }),
  ]);
  return teams.map(({ teamId, team }) => {
    const entry = entries.find((one) => one.teamId === teamId);
    const own = counts.filter((count) => count.entryId === entry?.id);
    return {
      teamId,
      nameKo: team.nameKo,
      nameEn: team.nameEn,
      active: team.status === "ACTIVE",
      modelName: entry?.modelName ?? null,
      revision: entry?.revision ?? null,
      answers: own.reduce((sum, count) => sum + count._count._all, 0),
      fromEndpoint: own.reduce((sum, count) => sum + (count.origin === "ENDPOINT" ? count._count._all : 0), 0),
    };
  });
}
