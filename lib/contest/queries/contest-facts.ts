import "server-only";
import type { Reader } from "@/lib/platform/db";
import { loadStage } from "@/lib/stages/commands/stage-row";
import { CONTEST_PARTS, type ContestFacts, GROUPS, type Group } from "../domain/result";

/** X4, S11: what a closed contest's result is computed from; teams that have left are neither rated nor counted. */
export async function contestFacts(reader: Reader, contestId: string): Promise<ContestFacts> {
  const contest = await reader.contest.findUniqueOrThrow({
    where: { id: contestId },
    select: { stageId: true, rulesHash: true, ballotsHash: true },
  });
  const stage = await loadStage(reader, contest.stageId);
  const [rows, counts, discards] = await Promise.all([
    reader.contestEntry.findMany({
      where: { contestId, team: { status: { not: "WITHDRAWN" } } },
      orderBy: { id: "asc" },
      select: { id: true, teamId: true, modelName: true, team: { select: { nameKo: true, nameEn: true } } },
    }),
    reader.contestPairCount.findMany({
      where: { contestId },
      orderBy: [
        { group: "asc" },
        { language: "asc" },
        { domain: "asc" },
        { lowEntryId: "asc" },
        { highEntryId: "asc" },
      ],
    }),
    reader.$queryRaw<{ group: Group; reason: string; count: number }[]>`
      SELECT v."group"::text AS "group", d."reason"::text AS reason, count(*)::int AS count FROM "ContestDiscard" d
      JOIN "ContestBallot" b ON b."id" = d."ballotId" JOIN "ContestVoter" v ON v."id" = b."voterId"
      WHERE b."contestId" = ${contestId} GROUP BY 1, 2 ORDER BY 1, 2`,
  ]);
  const place = new Map(rows.map((row, index) => [row.id, index]));
  const weightOf = (group: Group): number =>
    stage.plan.parts
      .filter((part) => CONTEST_PARTS[part.key] === group)
      .reduce((sum, part) => sum + part.weightBasisPoints, 0);
  return {
    stageNumber: stage.number,
    rulesHash: contest.rulesHash,
    ballotsHash: contest.ballotsHash ?? "",
    weights: Object.fromEntries(GROUPS.map((group) => [group, weightOf(group)])) as Record<Group, number>,
    survivors: stage.plan.survivors,
    entries: rows.map(({ id, team, ...row }) => ({ entryId: id, ...row, ...team })),
    counts: counts.flatMap(({ lowEntryId, highEntryId, lowWins, highWins, ...row }) => {
      const [first, second] = [place.get(lowEntryId), place.get(highEntryId)];
      if (first === undefined || second === undefined) return [];
      const { group, language, domain, ties, bothBad } = row;
      return [{ group, language, domain, first, second, firstWins: lowWins, secondWins: highWins, ties, bothBad }];
    }),
    discards,
  };
}
