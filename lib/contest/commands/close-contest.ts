import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { asSystemInTx, inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canRunContest } from "../domain/access";
import { type DiscardReason, discardedBallot, discardedVoters, type VoterFacts } from "../domain/discard";
import { isBeforeClose } from "../domain/voting-time";
import type { ContestStep } from "../schema";
import { type ContestRecord, lockContest } from "./contest-row";

const CHUNK = 1_000;

async function voterFacts(tx: Tx, contestId: string): Promise<VoterFacts[]> {
  const voters = await tx.contestVoter.findMany({
    where: { contestId, consentAt: { not: null } },
    orderBy: [{ consentAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      group: true,
      sex: true,
      region: true,
      ageBand: true,
      aiUse: true,
      duplicateAt: true,
      _count: { select: { tasks: { where: { passed: false } } } },
    },
  });
  return voters.map(({ duplicateAt, _count, sex, region, ageBand, aiUse, ...voter }) => ({
    ...voter,
    sex: sex ?? "",
    region: region ?? "",
    ageBand: ageBand ?? "",
    aiUse: aiUse ?? "",
    isDuplicate: duplicateAt !== null,
    failedChecks: _count.tasks,
  }));
}

/** X3: every vote that a rule discards gets its reason; one reason a vote, by the order of the rules. */
async function discardByRules(
  tx: Tx,
  contest: ContestRecord,
  at: Date,
): Promise<Partial<Record<DiscardReason, number>>> {
  const voters = discardedVoters(await voterFacts(tx, contest.id), contest.rules);
  const standing = await tx.$queryRaw<{ id: string; voterId: string; elapsedMs: number; leaked: boolean }[]>`
    SELECT b."id", b."voterId", b."elapsedMs", EXISTS (SELECT 1 FROM "ContestAnswer" a WHERE a."promptId" = b."promptId"
      AND a."entryId" IN (b."lowEntryId", b."highEntryId") AND a."review" = 'EXCLUDED') AS leaked
    FROM "ContestBallot" b WHERE b."contestId" = ${contest.id}
      AND NOT EXISTS (SELECT 1 FROM "ContestDiscard" d WHERE d."ballotId" = b."id") ORDER BY b."id"`;
  const discards = standing.flatMap((ballot) => {
    const reason = voters.get(ballot.voterId) ?? discardedBallot(ballot, contest.rules);
    return reason ? [{ ballotId: ballot.id, reason, at }] : [];
  });
  for (let from = 0; from < discards.length; from += CHUNK)
    await tx.contestDiscard.createMany({ data: discards.slice(from, from + CHUNK) });
  const counts: Partial<Record<DiscardReason, number>> = {};
  for (const { reason } of discards) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** The seal over every vote and what became of it (the function is the database's, so that `verify` asks the same one). */
async function sealOfBallots(tx: Tx, contestId: string): Promise<{ ballotsHash: string; ballots: number }> {
  const ballots = await tx.contestBallot.count({ where: { contestId } });
  const [row] = await tx.$queryRaw<{ hash: string }[]>`SELECT contest_ballots_hash(${contestId}) AS hash`;
  return { ballotsHash: row?.hash ?? "", ballots };
}

/** X1: the whole contest closes: the rules are applied, the votes are sealed with a hash, and names may be told. */
export function closeContest(
  actor: Actor,
  input: ContestStep,
  at: Date,
): Promise<Outcome<{ ballots: number; ballotsHash: string }>> {
  return inTransaction(async (tx) => {
    // Waits for the votes under way: each holds a share of this row until it is written.
    const contest = await lockContest(tx, actor, input.contestId, canRunContest);
    if (contest.state !== "OPEN") return refuse("NOT_OPEN");
    if (isBeforeClose(contest.closesAt, at)) return refuse("STILL_VOTING");
    const { discards, ballots, ballotsHash } = await asSystemInTx(tx, "release: votes at the close", async () => ({
      discards: await discardByRules(tx, contest, at),
      ...(await sealOfBallots(tx, contest.id)),
    }));
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, state: "OPEN", version: input.expectedVersion },
      data: { state: "CLOSED", closedAt: at, closedById: actor.id, ballotsHash, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CONFLICT", `contest ${contest.id} moved on`);
    const data = { ballots, ballotsHash, discards };
    recordAudit(tx, actor, { type: "contest.closed", subjectType: "Contest", subjectId: contest.id, data }, at);
    return ok({ ballots, ballotsHash });
  });
}
