import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { asSystemInTx, inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { writeComputedScoresInTx } from "@/lib/stages/commands/write-scores";
import { canRunContest } from "../domain/access";
import { buildContestSheet, CONTEST_PARTS, type ContestSheet } from "../domain/result";
import { contestFacts } from "../queries/contest-facts";
import type { ContestStep } from "../schema";
import { lockContest } from "./contest-row";

type Score = { teamId: string; stageTeamId: string; partKey: string; scoreHundredths: number; evidence: string };

/** A score of every rated team for every part of the plan that a contest settles; refuses when a group cannot be estimated. */
function scoresOf(
  { facts, result }: ContestSheet,
  stage: { partKeys: readonly string[]; stageTeamIds: ReadonlyMap<string, string>; sha256: string },
): Outcome<Score[]> {
  const scores: Score[] = [];
  for (const partKey of stage.partKeys) {
    const group = CONTEST_PARTS[partKey];
    if (!group) continue;
    const set = result.groups[group];
    if (!set.estimable) return refuse("NOT_ESTIMABLE");
    for (const [index, { teamId }] of facts.entries.entries())
      scores.push({
        ...{ teamId, stageTeamId: stage.stageTeamIds.get(teamId) ?? "", partKey },
        scoreHundredths: set.shares[index] ?? 0,
        evidence: `contest-result SHA-256 ${stage.sha256}`,
      });
  }
  return ok(scores);
}

/** E4, X4: writes the contest's parts into the stage, all of them or none, with the hash of the result sheet as their evidence. */
export function scoreContest(actor: Actor, input: ContestStep, at: Date): Promise<Outcome<{ sheetHash: string }>> {
  return inTransaction(async (tx) => {
    const contest = await lockContest(tx, actor, input.contestId, canRunContest);
    if (contest.state !== "CLOSED") return refuse("NOT_CLOSED");
    const facts = await asSystemInTx(tx, "release: closed contest", () => contestFacts(tx, contest.id));
    const { sheet, text, sha256 } = buildContestSheet(facts);
    const written = await writeComputedScoresInTx(
      tx,
      actor,
      contest.stageId,
      async ({ plan }) => {
        const rows = await tx.stageTeam.findMany({
          where: { stageId: contest.stageId },
          select: { id: true, teamId: true },
        });
        const stageTeamIds = new Map(rows.map((row) => [row.teamId, row.id]));
        const scores = scoresOf(sheet, { partKeys: plan.parts.map((part) => part.key), stageTeamIds, sha256 });
        return scores.ok ? ok({ scores: { parts: scores.data, gates: [] }, result: scores.data }) : scores;
      },
      at,
    );
    if (!written.ok) return written;
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version: input.expectedVersion },
      data: { sheet: text, sheetHash: sha256, scoredAt: at, scoredById: actor.id, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `contest ${contest.id} was scored by somebody else`);
    const scores = written.data.map(({ teamId, partKey, scoreHundredths }) => ({ teamId, partKey, scoreHundredths }));
    const data = { sheetHash: sha256, scores };
    recordAudit(tx, actor, { type: "contest.scored", subjectType: "Contest", subjectId: contest.id, data }, at);
    return ok({ sheetHash: sha256 });
  });
}
