import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { actingAsSystem } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { isPublished } from "@/lib/stages/domain/state";
import { ownTeams } from "@/lib/stages/queries/list-stages";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canRunContest, canViewContest } from "../domain/access";
import {
  buildContestSheet,
  type ContestFacts,
  contestResult,
  countsOfSet,
  type SetCount,
  setResult,
} from "../domain/result";
import type { Breakdown, ContestResultPage } from "../types";
import { contestFacts } from "./contest-facts";

const CONTEST = {
  id: true,
  state: true,
  version: true,
  closedAt: true,
  ballotsHash: true,
  scoredAt: true,
  sheetHash: true,
  stage: {
    select: { id: true, number: true, titleKo: true, titleEn: true, state: true, teams: { select: { teamId: true } } },
  },
} as const;

/** Only of a contest that is closed: until then nobody knows who is ahead. */
const closedFacts = (contestId: string): Promise<ContestFacts> =>
  actingAsSystem("release: closed contest", () => contestFacts(db, contestId));

/**
 * X1: names and ratings once the whole contest is closed: for the stage's staff, and when the stage is published for the people
 * of its teams. Computed anew from the pair counts at every look, so that nothing shown is ever stale (X4).
 */
export async function getContestResults(actor: Actor, stageId: string): Promise<ContestResultPage> {
  const contest = await db.contest.findUnique({ where: { stageId }, select: CONTEST });
  if (contest?.state !== "CLOSED" || !(await maySee(actor, contest.stage)))
    throw new AppError("NOT_FOUND", `contest result of stage ${stageId}`);
  const staff = canViewContest(actor);
  if (staff) await recordAccess(db, actor, { kind: "RANKING", subjectType: "Contest", subjectId: contest.id });
  const facts = await closedFacts(contest.id);
  const { id, number, titleKo, titleEn, state } = contest.stage;
  return {
    stage: { id, number, titleKo, titleEn },
    contestId: contest.id,
    version: contest.version,
    closedAt: contest.closedAt ?? new Date(0),
    ballotsHash: contest.ballotsHash ?? "",
    scoredAt: contest.scoredAt,
    sheetHash: contest.sheetHash,
    entries: facts.entries,
    weights: facts.weights,
    survivors: facts.survivors,
    result: contestResult(facts),
    breakdown: breakdownOf(facts),
    discards: facts.discards,
    mayScore: canRunContest(actor) && state === "RUNNING",
    mayExport: staff,
  };
}

/** Whether a reader of the stage has a contest's result to go to. */
export async function hasContestResults(actor: Actor, stageId: string): Promise<boolean> {
  const contest = await db.contest.findUnique({ where: { stageId }, select: CONTEST });
  return contest?.state === "CLOSED" && (await maySee(actor, contest.stage));
}

type StageFacts = { id: string; state: Parameters<typeof isPublished>[0]; teams: { teamId: string }[] };

async function maySee(actor: Actor, stage: StageFacts): Promise<boolean> {
  if (canViewContest(actor)) return !(await isBoundToStage(db, actor.id, stage.id));
  if (!isPublished(stage.state)) return false;
  const own = await ownTeams(db, actor.id);
  return own.some((team) => stage.teams.some((one) => one.teamId === team.teamId));
}

/** X4: by language and by domain, both panels' votes together. */
function breakdownOf(facts: ContestFacts): Breakdown[] {
  const rows = (kind: "language" | "domain", keyOf: (count: SetCount) => string): Breakdown[] =>
    [...new Set(facts.counts.map(keyOf))].map((key) => ({
      kind,
      key,
      result: setResult(
        facts.entries,
        countsOfSet(facts, (count) => keyOf(count) === key),
      ),
    }));
  return [...rows("language", (count) => count.language), ...rows("domain", (count) => count.domain)];
}

/** S11: the sheet as it is hashed; the one written into the stage when there is one. */
export async function exportContestSheet(
  actor: Actor,
  stageId: string,
  reason: string,
): Promise<{ fileName: string; text: string; sha256: string }> {
  const contest = await db.contest.findUnique({
    where: { stageId },
    select: { id: true, state: true, sheet: true, sheetHash: true, stage: { select: { number: true } } },
  });
  if (contest?.state !== "CLOSED" || !canViewContest(actor) || (await isBoundToStage(db, actor.id, stageId)))
    throw new AppError("NOT_FOUND", `contest sheet of stage ${stageId}`);
  const written = contest.sheet && contest.sheetHash ? { text: contest.sheet, sha256: contest.sheetHash } : null;
  const { text, sha256 } = written ?? buildContestSheet(await closedFacts(contest.id));
  const subject = { subjectType: "Contest", subjectId: contest.id, detail: "result sheet" };
  await recordAccess(db, actor, { kind: "EXPORT", ...subject, reason });
  return { fileName: `stage-${contest.stage.number}-contest.json`, text, sha256 };
}
