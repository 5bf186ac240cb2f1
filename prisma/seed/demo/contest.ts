import type { Actor } from "@/lib/access/actor";
import { reviewAnswer } from "@/lib/contest/commands/review-answer";
import { inviteWave, respondToInvitation, saveVoterProfile } from "@/lib/contest/commands/voters";
import { db } from "@/lib/platform/db";
import { actorWith, createUser } from "@/tests/factories/actor";
import { prepareContest } from "@/tests/factories/contest";
import { expectOk } from "@/tests/factories/proposals";
import { days, later } from "./chance";
import { DEMO_CHECKS, DEMO_PROMPTS } from "./contest-prompts";
import type { Staff } from "./people";

const REGIONS = [
  "CAPITAL",
  "CAPITAL",
  "YEONGNAM",
  "CHUNGCHEONG",
  "CAPITAL",
  "HONAM",
  "YEONGNAM",
  "GANGWON_JEJU",
] as const;
const AGES = ["AGE_40", "AGE_20", "AGE_50", "AGE_30", "AGE_60"] as const;
const AI_USES = ["SOMETIMES", "DAILY", "RARELY"] as const;
const CITIZENS = 23;

/** Citizens who once left their bands, the demo voter first. */
async function panel(staff: Staff, at: Date): Promise<Actor[]> {
  const citizens = [staff.voter];
  for (let index = 1; index <= CITIZENS; index++)
    citizens.push(
      await createUser(["VOTER"], { name: `국민평가단 ${index}`, email: `citizen${index}@demo.portal.example` }),
    );
  for (const [index, citizen] of citizens.entries())
    await expectOk(
      saveVoterProfile(
        citizen,
        {
          sex: index % 2 === 0 ? "FEMALE" : "MALE",
          region: REGIONS[index % REGIONS.length] ?? "CAPITAL",
          ageBand: AGES[index % AGES.length] ?? "AGE_40",
          aiUse: AI_USES[index % AI_USES.length] ?? "DAILY",
          readsEnglish: index % 3 === 0,
        },
        later(at, index),
      ),
    );
  return citizens;
}

/** Stage 2's contest: prompts, variants, answers — one of which gave a name away — and the panels of the first wave. */
export async function playContest(staff: Staff, stageId: string, now: Date): Promise<void> {
  const teams = await db.stageTeam.findMany({
    where: { stageId },
    orderBy: { team: { joinedAt: "asc" } },
    select: { teamId: true, team: { select: { nameKo: true, nameEn: true } } },
  });
  const prepared = days(now, -20);
  const { contestId } = await prepareContest(
    {
      officer: staff.officer,
      operator: staff.operator,
      stageId,
      prompts: DEMO_PROMPTS,
      checks: DEMO_CHECKS,
      closesAt: days(now, 7),
      teams: teams.map(({ teamId, team }) => ({ teamId, modelName: `${team.nameEn.replace(/\s/g, "-")}-100B` })),
      answer: (prompt, team, index) => {
        const plain = prompt.answers[(team + index) % 2] ?? "";
        return team === 2 && index === 8 ? `저는 ${teams[2]?.team.nameKo} 모델입니다.\n\n${plain}` : plain;
      },
    },
    prepared,
  );
  const named = await db.contestAnswer.findFirstOrThrow({
    where: { review: "PENDING", prompt: { contestId } },
    select: { id: true, version: true },
  });
  await expectOk(
    reviewAnswer(
      staff.officer,
      {
        answerId: named.id,
        expectedVersion: named.version,
        verdict: "EXCLUDED",
        reason: "답변 첫머리에 팀 이름이 드러나 평가에서 제외합니다.",
      },
      later(prepared, 60),
    ),
  );
  const citizens = await panel(staff, later(prepared, 120));
  const invited = days(now, -12);
  await expectOk(inviteWave(staff.officer, { contestId, group: "PUBLIC", size: 60 }, invited));
  await expectOk(inviteWave(staff.officer, { contestId, group: "EXPERT", size: 8 }, later(invited, 5)));
  const seats = await db.contestVoter.findMany({
    where: { contestId },
    orderBy: { userId: "asc" },
    select: { userId: true, group: true },
  });
  for (const [index, { userId, group }] of seats.entries()) {
    const actor = citizens.find((citizen) => citizen.id === userId) ?? actorWith(["REVIEWER"], userId);
    const consent = group === "EXPERT" || actor.id === staff.voter.id || index % 11 !== 10;
    await expectOk(respondToInvitation(actor, { contestId, consent }, later(invited, 30 + index * 7)));
  }
}
