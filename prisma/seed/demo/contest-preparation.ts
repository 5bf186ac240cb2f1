import type { Actor } from "@/lib/access/actor";
import { importAnswers, importPrompts } from "@/lib/contest/commands/import-rows";
import { reviewAnswer } from "@/lib/contest/commands/review-answer";
import { createContest, registerEntry } from "@/lib/contest/commands/set-up";
import { inviteWave, respondToInvitation } from "@/lib/contest/commands/voters";
import { db } from "@/lib/platform/db";
import { actorWith } from "@/tests/factories/actor";
import { uploadRows } from "@/tests/factories/contest";
import { expectOk } from "@/tests/factories/proposals";
import { days, later } from "./chance";
import { panel } from "./contest";
import { DEMO_CHECKS, DEMO_PROMPTS } from "./contest-prompts";
import type { Staff as DemoStaff } from "./people";

type Staff = Pick<DemoStaff, "officer" | "operator" | "voter">;

/** So many prompts are still being written. */
const UNWRITTEN = 3;
/** Prompts to which the first team's model says its name. */
const NAMING = [3, 7];

/** Stage 2's contest a week before people vote: something of everything is there, and something of everything is missing. */
export async function prepareDemoContest(staff: Staff, stageId: string, now: Date): Promise<void> {
  const began = days(now, -6);
  const closesAt = days(now, 21).toISOString();
  const { contestId } = await expectOk(createContest(staff.officer, { stageId, closesAt }, began));
  await takeInRows(staff, { contestId, stageId }, later(began, 60));
  await judgeOne(staff, contestId, days(now, -3));
  await inviteFirstWave(staff, contestId, now);
}

/** Prompts but for a few, a variant of every team but one, and answers of all but another; one model says its name twice. */
async function takeInRows(
  { operator }: Staff,
  { contestId, stageId }: { contestId: string; stageId: string },
  at: Date,
): Promise<void> {
  const prompts = DEMO_PROMPTS.slice(0, -UNWRITTEN);
  const rows = [...prompts.map(({ answers: _two, ...prompt }) => prompt), ...DEMO_CHECKS];
  await expectOk(importPrompts(operator, { contestId, fileId: await uploadRows(operator, rows) }, at));
  const teams = await db.stageTeam.findMany({
    where: { stageId },
    orderBy: { team: { joinedAt: "asc" } },
    select: { teamId: true, team: { select: { nameKo: true, nameEn: true } } },
  });
  const registered = teams.slice(0, -1);
  for (const [index, { teamId, team }] of registered.entries()) {
    const modelName = `${team.nameEn.replace(/\s/g, "-")}-100B`;
    const variant = { contestId, teamId, modelName, revision: `${modelName}@1` };
    await expectOk(registerEntry(operator, variant, later(at, 30 + index * 10)));
    if (index === registered.length - 1) continue;
    const answers = prompts.map((prompt, number) => {
      const plain = prompt.answers[(index + number) % 2] ?? "";
      const isNamed = index === 0 && NAMING.includes(number);
      return { prompt: number + 1, answer: isNamed ? `저는 ${team.nameKo} 모델입니다.\n\n${plain}` : plain };
    });
    const fileId = await uploadRows(operator, answers);
    await expectOk(importAnswers(operator, { contestId, teamId, fileId }, later(at, 90 + index * 10)));
  }
}

/** Of the two answers that tell a name one was refused; the other waits. */
async function judgeOne({ officer }: Staff, contestId: string, at: Date): Promise<void> {
  const { id: answerId, version } = await db.contestAnswer.findFirstOrThrow({
    where: { review: "PENDING", prompt: { contestId } },
    orderBy: { prompt: { number: "asc" } },
    select: { id: true, version: true },
  });
  const reason = "답변 첫머리에 팀 이름이 드러나 평가에서 제외합니다.";
  await expectOk(reviewAnswer(officer, { answerId, expectedVersion: version, verdict: "EXCLUDED", reason }, at));
}

/** Yesterday's first wave: some take part, one does not, and the demo voter has not answered yet. */
async function inviteFirstWave(staff: Staff, contestId: string, now: Date): Promise<void> {
  const citizens = await panel(staff, days(now, -5));
  const invited = days(now, -1);
  await expectOk(inviteWave(staff.officer, { contestId, group: "PUBLIC", size: citizens.length }, invited));
  await expectOk(inviteWave(staff.officer, { contestId, group: "EXPERT", size: 10 }, later(invited, 5)));
  const seats = await db.contestVoter.findMany({
    where: { contestId, userId: { not: staff.voter.id } },
    orderBy: { userId: "asc" },
    select: { userId: true, group: true },
  });
  for (const [index, { userId, group }] of seats.entries()) {
    if (index % 3 === 2) continue;
    const actor: Actor = citizens.find((one) => one.id === userId) ?? actorWith(["REVIEWER"], userId);
    const consent = group === "EXPERT" || index % 7 !== 3;
    await expectOk(respondToInvitation(actor, { contestId, consent }, later(invited, 30 + index * 9)));
  }
}
