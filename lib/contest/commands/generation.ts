import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { enqueueAll } from "@/lib/platform/jobs";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canPrepareContest } from "../domain/access";
import type { CancelGeneration, StartGeneration } from "../schema/endpoint";
import { lockContest, rulesHashOf } from "./contest-row";
import { isGenerating } from "./endpoint-row";

export const MAKE_ANSWERS = "make-contest-answers";
const CHUNK = 1_000;

type Missing = { entryId: string; promptId: string };

/** Prompts to which an active team with an endpoint has no answer yet: of one team, or of all. */
const missingAnswers = (tx: Tx, contestId: string, teamId: string): Promise<Missing[]> => tx.$queryRaw<Missing[]>`
  SELECT e."id" AS "entryId", p."id" AS "promptId" FROM "ContestEntry" e
  JOIN "ContestEndpoint" d ON d."entryId" = e."id" AND d."keySealed" <> ''
  JOIN "Team" t ON t."id" = e."teamId" AND t."status" = 'ACTIVE'
  JOIN "ContestPrompt" p ON p."contestId" = e."contestId" AND p."expected" IS NULL
  WHERE e."contestId" = ${contestId} AND (${teamId} = '' OR e."teamId" = ${teamId})
    AND NOT EXISTS (SELECT 1 FROM "ContestAnswer" a WHERE a."promptId" = p."id" AND a."entryId" = e."id")
  ORDER BY p."number", e."id"`;

/**
 * X2: has every missing answer made at the endpoints, by the contest's own rules. What failed before is missing and so tried
 * again. Refuses NOT_PREPARING, GENERATION_RUNNING, NOTHING_TO_MAKE.
 */
export function startGeneration(
  actor: Actor,
  input: StartGeneration,
  at: Date,
): Promise<Outcome<{ generationId: string; answers: number }>> {
  return inTransaction(async (tx) => {
    const contest = await lockContest(tx, actor, input.contestId, canPrepareContest);
    if (contest.state !== "PREPARING") return refuse("NOT_PREPARING");
    if (await isGenerating(tx, contest.id)) return refuse("GENERATION_RUNNING");
    const missing = await missingAnswers(tx, contest.id, input.teamId);
    if (missing.length === 0) return refuse("NOTHING_TO_MAKE");
    const settings = contest.rules.generation;
    const settingsHash = rulesHashOf(settings);
    const { id: generationId } = await tx.contestGeneration.create({
      data: { contestId: contest.id, settings, settingsHash, startedById: actor.id, startedAt: at },
      select: { id: true },
    });
    for (let from = 0; from < missing.length; from += CHUNK)
      await tx.contestOrder.createMany({
        data: missing.slice(from, from + CHUNK).map((one) => ({ generationId, ...one })),
      });
    const entryIds = [...new Set(missing.map(({ entryId }) => entryId))];
    await enqueueAll(
      tx,
      MAKE_ANSWERS,
      entryIds.map((entryId) => ({ generationId, entryId })),
    );
    const data = { generationId, teams: entryIds.length, answers: missing.length, settingsHash };
    recordAudit(
      tx,
      actor,
      { type: "contest.generationStarted", subjectType: "Contest", subjectId: contest.id, data },
      at,
    );
    return ok({ generationId, answers: missing.length });
  });
}

/** Stops it: what was made stays, what is under way is dropped when it comes. */
export function cancelGeneration(
  actor: Actor,
  input: CancelGeneration,
  at: Date,
): Promise<Outcome<{ cancelled: number }>> {
  return inTransaction(async (tx) => {
    const where = { id: input.generationId };
    const found = await tx.contestGeneration.findUnique({ where, select: { contestId: true } });
    if (!found) throw new AppError("NOT_FOUND", `generation ${input.generationId}`);
    const contest = await lockContest(tx, actor, found.contestId, canPrepareContest);
    const { count } = await tx.contestGeneration.updateMany({
      where: { ...where, state: "RUNNING" },
      data: { state: "CANCELLED", endedAt: at, endedById: actor.id },
    });
    if (count === 0) return refuse("GENERATION_OVER");
    const dropped = await tx.contestOrder.updateMany({
      where: { generationId: input.generationId, state: "WAITING" },
      data: { state: "CANCELLED", endedAt: at, leaseId: null, leasedUntil: null },
    });
    const data = { generationId: input.generationId, dropped: dropped.count };
    recordAudit(
      tx,
      actor,
      { type: "contest.generationCancelled", subjectType: "Contest", subjectId: contest.id, data },
      at,
    );
    return ok({ cancelled: dropped.count });
  });
}
