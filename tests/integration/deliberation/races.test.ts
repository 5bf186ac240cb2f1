import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { castVote } from "@/lib/deliberation/commands/cast-vote";
import { closeMotion } from "@/lib/deliberation/commands/close-motion";
import { openMotion } from "@/lib/deliberation/commands/open-motion";
import { saveDraft } from "@/lib/deliberation/commands/save-draft";
import { type Figure, whatIf } from "@/lib/deliberation/domain/what-if";
import { whatIfFacts } from "@/lib/deliberation/queries/what-if-facts";
import { db } from "@/lib/platform/db";
import type { Outcome } from "@/lib/platform/outcome";
import { recommendSupport } from "@/lib/teams/commands/record-support";
import { createUser } from "@/tests/factories/actor";
import { beginSession, createMembers, createSession, itemsOf, putToVote } from "@/tests/factories/deliberation";
import { createGpuPool } from "@/tests/factories/ledger";
import { createCallRow, createTeam } from "@/tests/factories/teams";

const AT = new Date("2025-08-12T05:00:00Z");
const PERIOD = "2027H2";
const TEXT = "심의안의 지원 규모를 그대로 의결한다.";
const REASON = "신청 규모와 가용 자원을 함께 검토하였습니다.";

let officer: Actor;
beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
  const steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]);
  await createGpuPool(steward, { gpuCount: 4_096, validFrom: "2027-07-01", validTo: "2028-01-01" });
});

const gpus = (teamId: string, amount: bigint): Figure => ({ teamId, resource: "GPU", period: PERIOD, amount });

/** A session in progress about one team, which was recommended more than any pool holds. */
async function room(members = 5) {
  const call = await createCallRow();
  const { teamId } = await createTeam({ call });
  const entries = [{ resource: "GPU" as const, period: PERIOD, gpuCount: 500_000 }];
  await recommendSupport(officer, { teamId, expectedVersion: 0, reason: REASON, entries }, AT);
  const committee = await createMembers(members);
  const sessionId = await createSession({ officer, members: committee, callId: call.callId, teamIds: [teamId] }, AT);
  await beginSession(officer, sessionId, committee, AT);
  const [itemId = ""] = await itemsOf(sessionId);
  return { teamId, committee, chair: committee[0] as Actor, sessionId, itemId };
}
/** Conflicts are thrown, refusals returned: both as their code. */
const settled = async (work: Promise<Outcome<unknown>>): Promise<string> => {
  try {
    const outcome = await work;
    return outcome.ok ? "ok" : (outcome.reason ?? outcome.code);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

it("keeps one voice a member, however many tabs speak at once, and everybody's when all speak at once (D1)", async () => {
  const { committee, chair, itemId } = await room(10);
  const motionId = await putToVote({ chair, itemId, text: TEXT, figures: [] }, AT);
  const choices = ["FOR", "AGAINST", "ABSTAIN"] as const;
  const outcomes = await Promise.all(
    committee.flatMap((member) => choices.map((choice) => settled(castVote(member, { motionId, choice }, AT)))),
  );
  expect(new Set(outcomes)).toEqual(new Set(["ok"]));
  expect(await db.deliberationVote.count({ where: { motionId } })).toBe(10);
});

it("counts exactly the votes that came before the closing, and refuses those after it", async () => {
  const { committee, chair, itemId } = await room(12);
  const motionId = await putToVote({ chair, itemId, text: TEXT, figures: [] }, AT);
  const [closing, ...votes] = await Promise.all([
    closeMotion(chair, { motionId }, AT),
    ...committee.map((member) => settled(castVote(member, { motionId, choice: "FOR" }, AT))),
  ]);
  const motion = await db.deliberationMotion.findUniqueOrThrow({ where: { id: motionId } });
  const kept = await db.deliberationVote.findMany({ where: { motionId }, select: { userId: true } });
  expect(closing.ok).toBe(true);
  expect(new Set(votes).difference(new Set(["ok", "MOTION_CLOSED"]))).toEqual(new Set());
  expect(votes.filter((vote) => vote === "ok")).toHaveLength(kept.length);
  expect(motion.forCount).toBe(kept.length);
  expect([...motion.countedIds].sort()).toEqual(kept.map((vote) => vote.userId).sort());
  // And the database says the same to anybody who goes round the command.
  const late = { motionId, userId: officer.id, choice: "FOR" as const, castAt: AT };
  await expect(db.deliberationVote.create({ data: late })).rejects.toThrow();
  await expect(db.deliberationVote.updateMany({ where: { motionId }, data: { choice: "AGAINST" } })).rejects.toThrow();
  await expect(db.deliberationMotion.update({ where: { id: motionId }, data: { state: "OPEN" } })).rejects.toThrow();
});

it("closes a motion once, opens one at a time, and saves one draft a version", async () => {
  const { teamId, committee, chair, itemId } = await room();
  const draft = { itemId, basedOn: 0, figures: [gpus(teamId, 256n)], note: "" };
  const saves = await Promise.all([settled(saveDraft(chair, draft, AT)), settled(saveDraft(officer, draft, AT))]);
  expect(saves.sort()).toEqual(["CONFLICT", "ok"]);
  const put = { itemId, text: TEXT, draftNo: 1 };
  const opened = await Promise.all([settled(openMotion(chair, put, AT)), settled(openMotion(officer, put, AT))]);
  expect(opened.sort()).toEqual(["MOTION_OPEN", "ok"]);
  const { id: motionId } = await db.deliberationMotion.findFirstOrThrow({ where: { itemId } });
  for (const member of committee) await castVote(member, { motionId, choice: "FOR" }, AT);
  const closed = await Promise.all([
    settled(closeMotion(chair, { motionId }, AT)),
    settled(closeMotion(officer, { motionId }, AT)),
  ]);
  expect(closed.sort()).toEqual(["MOTION_CLOSED", "ok"]);
  expect(await db.supportStep.count({ where: { motionId } })).toBe(1);
});

it("never lets two committees resolve the same GPUs at the same moment (G2)", async () => {
  const [one, two] = [await room(3), await room(3)];
  const facts = (teamId: string) => whatIfFacts(db, { teamIds: [teamId], rulebookVersion: 1 });
  const fill = whatIf(await facts(one.teamId), []).fills.find(
    (each) => each.resource === "GPU" && each.period === PERIOD,
  );
  if (!fill) throw new Error("no fill");
  // Each alone fits; both together are one GPU too many.
  const amount = (fill.capacity - fill.after) / 2n + 1n;
  const motions = await Promise.all(
    [one, two].map(async ({ chair, itemId, teamId, committee }) => {
      const motionId = await putToVote({ chair, itemId, text: TEXT, figures: [gpus(teamId, amount)] }, AT);
      for (const member of committee) await castVote(member, { motionId, choice: "FOR" }, AT);
      return { chair, motionId };
    }),
  );
  const outcomes = await Promise.all(
    motions.map(({ chair, motionId }) => settled(closeMotion(chair, { motionId }, AT))),
  );
  expect(outcomes.sort()).toEqual(["POOL_EXCEEDED", "ok"]);
  const steps = await db.supportStep.findMany({
    where: { teamId: { in: [one.teamId, two.teamId] }, step: "DELIBERATED" },
  });
  expect(steps.map((step) => step.gpuCount)).toEqual([Number(amount)]);
  const open = await db.deliberationMotion.count({
    where: { id: { in: motions.map((each) => each.motionId) }, state: "OPEN" },
  });
  expect(open).toBe(1);
});
