import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { loadStage } from "@/lib/stages/commands/stage-row";
import { isBoundToStage } from "@/lib/stages/queries/conflicts";
import { canPrepareContest, canReviewAnswers, canRunContest, canViewContest } from "../domain/access";
import { type ContestLanguage, preparationGaps } from "../domain/preparation";
import { inReadingOrder, quotaRows } from "../domain/quota";
import type { ContestOverview, ContestPage, EntryRow, GroupCount } from "../types";

/** The stage's contest for its staff; whoever is bound to a team sees none of it (S3). */
export async function getContestPage(actor: Actor, stageId: string): Promise<ContestPage> {
  if (!canViewContest(actor) || (await isBoundToStage(db, actor.id, stageId)))
    throw new AppError("NOT_FOUND", `contest of stage ${stageId}`);
  const stage = await loadStage(db, stageId);
  const facts = await db.stage.findUniqueOrThrow({
    where: { id: stageId },
    select: { id: true, number: true, titleKo: true, titleEn: true },
  });
  const frozen = stage.state !== "PLANNED" && stage.state !== "CONSULTATION";
  return {
    stage: facts,
    possible: frozen && stage.plan.parts.some((part) => part.key.startsWith("contest")),
    contest: await overviewOf(stageId, stage.state === "RUNNING"),
    may: { run: canRunContest(actor), prepare: canPrepareContest(actor), review: canReviewAnswers(actor) },
  };
}

async function overviewOf(stageId: string, stageRunning: boolean): Promise<ContestOverview | null> {
  const row = await db.contest.findUnique({ where: { stageId } });
  if (!row) return null;
  const rules = contestRules.parse(row.rules);
  const [prompts, entries, voters, publicBands] = await Promise.all([
    db.contestPrompt.groupBy({ by: ["domain", "language"], where: { contestId: row.id }, _count: { _all: true } }),
    entryRows(row.id, stageId),
    voterCounts(row.id, rules),
    db.contestVoter.findMany({
      where: { contestId: row.id, group: "PUBLIC", consentAt: { not: null }, duplicateAt: null },
      select: { sex: true, region: true, ageBand: true, aiUse: true },
    }),
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
  const taken = publicBands.map((one) => ({
    sex: one.sex ?? "",
    region: one.region ?? "",
    ageBand: one.ageBand ?? "",
    aiUse: one.aiUse ?? "",
  }));
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    closesAt: row.closesAt,
    rules,
    rulesHash: row.rulesHash,
    prompts: counted,
    attentionChecks,
    entries,
    gaps: preparationGaps({
      stageRunning,
      rules,
      prompts: counted,
      attentionChecks,
      activeTeamIds: entries.filter((entry) => entry.active).map((entry) => entry.teamId),
      entries: entries
        .filter((entry) => entry.active && entry.modelName !== null)
        .map((entry) => ({ ...entry, usable: entry.answers - entry.excluded })),
    }),
    voters,
    quotas: inReadingOrder(quotaRows(rules.quotas, rules.publicSeats, taken)),
  };
}

async function entryRows(contestId: string, stageId: string): Promise<EntryRow[]> {
  const [teams, entries, counts] = await Promise.all([
    db.stageTeam.findMany({
      where: { stageId },
      orderBy: { team: { nameKo: "asc" } },
      select: { teamId: true, team: { select: { nameKo: true, nameEn: true, status: true } } },
    }),
    db.contestEntry.findMany({
      where: { contestId },
      select: { id: true, teamId: true, modelName: true, revision: true },
    }),
    db.contestAnswer.groupBy({ by: ["entryId", "review"], where: { entry: { contestId } }, _count: { _all: true } }),
  ]);
  return teams.map(({ teamId, team }) => {
    const entry = entries.find((one) => one.teamId === teamId);
    const own = counts.filter((count) => count.entryId === entry?.id);
    const of = (review?: string) =>
      own.filter((count) => !review || count.review === review).reduce((sum, count) => sum + count._count._all, 0);
    return {
      teamId,
      nameKo: team.nameKo,
      nameEn: team.nameEn,
      active: team.status === "ACTIVE",
      modelName: entry?.modelName ?? null,
      revision: entry?.revision ?? null,
      answers: of(),
      pending: of("PENDING"),
      excluded: of("EXCLUDED"),
    };
  });
}

async function voterCounts(
  contestId: string,
  rules: { publicSeats: number; expertSeats: number },
): Promise<Record<"PUBLIC" | "EXPERT", GroupCount>> {
  const rows = await db.contestVoter.findMany({
    where: { contestId, duplicateAt: null },
    select: { group: true, consentAt: true, declinedAt: true },
  });
  const of = (group: "PUBLIC" | "EXPERT", seats: number): GroupCount => {
    const own = rows.filter((row) => row.group === group);
    return {
      seats,
      invited: own.length,
      consented: own.filter((row) => row.consentAt).length,
      declined: own.filter((row) => row.declinedAt).length,
    };
  };
  return { PUBLIC: of("PUBLIC", rules.publicSeats), EXPERT: of("EXPERT", rules.expertSeats) };
}
