import "server-only";
import type { Actor } from "@/lib/access/actor";
import { actingAsSystem } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { loadStage } from "@/lib/stages/commands/stage-row";
import { isBoundToStage } from "@/lib/teams/queries/stage-bound";
import { canPrepareContest, canReviewAnswers, canRunContest, canViewContest } from "../domain/access";
import { inReadingOrder, quotaRows } from "../domain/quota";
import { CONTEST_PARTS } from "../domain/result";
import type { BallotCounts, ContestOverview, ContestPage, GroupCount } from "../types";
import { endpointsOf, latestGeneration } from "./generation";
import { preparationFacts } from "./preparation-facts";

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
    isPlanned: stage.plan.contest !== undefined,
    possible: frozen && stage.plan.parts.some((part) => part.key in CONTEST_PARTS),
    contest: await overviewOf(stageId),
    may: { run: canRunContest(actor), prepare: canPrepareContest(actor), review: canReviewAnswers(actor) },
  };
}

async function overviewOf(stageId: string): Promise<ContestOverview | null> {
  const row = await db.contest.findUnique({ where: { stageId } });
  if (!row) return null;
  const rules = contestRules.parse(row.rules);
  const [facts, voters, publicBands, ballots, endpoints, generation] = await Promise.all([
    preparationFacts(db, { id: row.id, stageId, rules }),
    voterCounts(row.id, rules),
    db.contestVoter.findMany({
      where: { contestId: row.id, group: "PUBLIC", consentAt: { not: null }, duplicateAt: null },
      select: { sex: true, region: true, ageBand: true, aiUse: true },
    }),
    actingAsSystem("release: turnout", () => ballotCounts(row.id, rules)),
    endpointsOf(row.id),
    latestGeneration(row.id),
  ]);
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
    closedAt: row.closedAt,
    scoredAt: row.scoredAt,
    ballotsHash: row.ballotsHash,
    rules,
    rulesHash: row.rulesHash,
    ...facts,
    voters,
    quotas: inReadingOrder(quotaRows(rules.quotas, rules.publicSeats, taken)),
    ballots,
    endpoints: Object.fromEntries(endpoints),
    generation,
  };
}

type Votes = { publicVotes: number; expertVotes: number };

/** X2, X3: votes by group, discards by reason, and how evenly pairs and sides were shown — never who won. */
async function ballotCounts(contestId: string, rules: Votes): Promise<BallotCounts> {
  const [groups, discards, pairs] = await Promise.all([
    db.$queryRaw<BallotCounts["groups"]>`
      SELECT "group", sum(cast_)::int AS cast, sum(counted)::int AS counted, count(*)::int AS voters,
        (count(*) FILTER (WHERE made >= CASE "group" WHEN 'PUBLIC' THEN ${rules.publicVotes}::int ELSE ${rules.expertVotes}::int END))::int
          AS finished
      FROM (SELECT v."group", count(*) AS cast_, count(*) FILTER (WHERE d."ballotId" IS NULL) AS counted,
          count(*) FILTER (WHERE d."reason" IS DISTINCT FROM 'UNDONE') AS made
        FROM "ContestBallot" b JOIN "ContestVoter" v ON v."id" = b."voterId"
        LEFT JOIN "ContestDiscard" d ON d."ballotId" = b."id" WHERE b."contestId" = ${contestId} GROUP BY v."id") one
      GROUP BY 1 ORDER BY 1`,
    db.contestDiscard.groupBy({ by: ["reason"], where: { ballot: { contestId } }, _count: { _all: true } }),
    db.$queryRaw<{ shown: number; lowLeft: number }[]>`
      SELECT sum("lowLeft" + "highLeft")::int AS shown, sum("lowLeft")::int AS "lowLeft"
      FROM "ContestCell" WHERE "contestId" = ${contestId} GROUP BY "lowEntryId", "highEntryId"`,
  ]);
  return {
    groups,
    discards: discards.map(({ reason, _count }) => ({ reason, count: _count._all })),
    exposure: {
      pairs: pairs.length,
      least: least(pairs.map((pair) => pair.shown)),
      most: most(pairs.map((pair) => pair.shown)),
    },
  };
}
const least = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.min(...values));
const most = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.max(...values));

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
