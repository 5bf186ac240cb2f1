import type { Actor } from "@/lib/access/actor";
import { replyInvitation } from "@/lib/deliberation/commands/attend";
import { endSession, writeDiscussion } from "@/lib/deliberation/commands/conduct";
import { finaliseMinutes } from "@/lib/deliberation/commands/finalise-minutes";
import { saveDraft } from "@/lib/deliberation/commands/save-draft";
import type { VoteChoice } from "@/lib/deliberation/domain/quorum";
import type { Figure } from "@/lib/deliberation/domain/what-if";
import { db } from "@/lib/platform/db";
import { recommendSupport } from "@/lib/teams/commands/record-support";
import type { SupportEntry } from "@/lib/teams/domain/support";
import { createUser } from "@/tests/factories/actor";
import {
  beginSession,
  createSession,
  itemsOf,
  putToVote,
  sessionVersion,
  voteAndClose,
} from "@/tests/factories/deliberation";
import { expectOk } from "@/tests/factories/proposals";
import { days, kst, later } from "./chance";
import type { Staff } from "./people";

const MEMBERS: [string, string][] = [
  ["용승아", "Yong Seunga"],
  ["목진영", "Mok Jinyeong"],
  ["빙하윤", "Bing Hayun"],
  ["견지훈", "Gyeon Jihun"],
  ["선우람", "Seonu Ram"],
  ["국채은", "Guk Chaeeun"],
  ["제하율", "Je Hayul"],
  ["옹다솜", "Ong Dasom"],
];

/** Nine members; the chair can be signed in as. One worked for a team's lead until a year ago, and is away from its item (S3). */
export async function createCommittee(staff: Staff, formerEmployer: string): Promise<Actor[]> {
  const members = [staff.deliberator];
  for (const [index, [name, nameEn]] of MEMBERS.entries()) {
    const email = `committee${index + 2}@committee.portal.example`;
    members.push(await createUser(["DELIBERATOR"], { name, nameEn, email }));
  }
  const bound = members[7];
  if (!bound) throw new Error("the committee lacks its members");
  const organisation = await db.organisation.findFirstOrThrow({
    where: { nameKo: formerEmployer },
    select: { id: true, nameKo: true },
  });
  await db.reviewerAffiliation.create({
    data: {
      ...{ userId: bound.id, organisationId: organisation.id, organisationName: organisation.nameKo },
      ...{ unit: "사업전략팀", startedOn: new Date("2022-03-01"), endedOn: new Date("2024-06-30") },
    },
  });
  return members;
}

export const figuresOf = (teamId: string, entries: readonly SupportEntry[]): Figure[] =>
  entries.map((entry) => ({
    ...{ teamId, resource: entry.resource, period: entry.period },
    amount: entry.resource === "GPU" ? BigInt(entry.gpuCount) : entry.amountWon,
  }));

type First = { staff: Staff; committee: readonly Actor[]; callId: string; resolved: Figure[]; recommended: Figure[] };

/** Session 1 (12 August 2025): the five teams' support, resolved by seven to one; minutes signed the next day. */
export async function playFirstSession({ staff, committee, callId, resolved, recommended }: First): Promise<void> {
  const chair = staff.deliberator;
  const convened = kst("2025-08-06T15:00");
  const at = kst("2025-08-12T14:00");
  const teamIds = [...new Set(resolved.map((figure) => figure.teamId))];
  const sessionId = await createSession({ officer: staff.officer, members: committee, callId, teamIds }, convened, {
    startsAt: at,
    place: "가람청사 9층 대회의실",
    otherItems: "심의·조정위원회 운영 세칙",
  });
  for (const [index, member] of committee.entries()) {
    const reply = index === 8 ? "DECLINED" : "ACCEPTED";
    await expectOk(replyInvitation(member, { sessionId, reply }, later(convened, 60 + index * 95)));
  }
  await beginSession(staff.officer, sessionId, committee.slice(0, 8), at);
  const [supportId = "", rulesId = ""] = await itemsOf(sessionId);
  const note = "1안: 자원별 전담기관의 권고대로 배정";
  await expectOk(saveDraft(chair, { itemId: supportId, basedOn: 0, figures: recommended, note }, later(at, 15)));
  const text = "5개 정예팀의 지원 규모를 심의안 2와 같이 의결한다. 데이터 구축·가공은 남은 예산을 고려하여 조정한다.";
  const put = { chair, itemId: supportId, text, figures: resolved, note: "2안: 데이터 구축·가공 조정" };
  const motionId = await putToVote(put, later(at, 55));
  const voters = committee.slice(0, 7);
  const choice = (index: number): VoteChoice => (index === 4 ? "AGAINST" : "FOR");
  await voteAndClose(
    chair,
    motionId,
    voters.map((member, index) => [member, choice(index)]),
    later(at, 57),
  );
  const discussion =
    "팀별 학습 계획과 보유 GPU를 비교하였다. 임대 사업을 하는 팀은 2026년 상반기까지 GPU를 지원하지 않는다.\n" +
    "데이터 구축·가공 예산은 팀별 실적을 보고 단계평가 이후 다시 심의하기로 하였다.";
  await expectOk(writeDiscussion(staff.officer, { itemId: supportId, expectedVersion: 0, discussion }, later(at, 75)));
  const rules = { chair, itemId: rulesId, text: "심의·조정위원회 운영 세칙을 원안대로 의결한다.", figures: [] };
  const rulesMotion = await putToVote(rules, later(at, 80));
  const present = committee.slice(0, 8);
  await voteAndClose(
    chair,
    rulesMotion,
    present.map((member) => [member, "FOR"]),
    later(at, 81),
  );
  const step = async () => ({ sessionId, expectedVersion: await sessionVersion(sessionId) });
  await expectOk(endSession(chair, await step(), later(at, 110)));
  const remarks = "의결한 규모는 책임자의 확정을 거쳐 협약에 반영한다.";
  await expectOk(finaliseMinutes(chair, { ...(await step()), remarks }, kst("2025-08-12T17:40")));
}

/** Session 2, next week: what the stewards recommend for 2027 is more than the pools hold, and a first draft shows it. */
export async function planSecondSession(
  staff: Staff,
  committee: readonly Actor[],
  callId: string,
  now: Date,
): Promise<void> {
  const teams = await db.team.findMany({
    where: { callId, status: "ACTIVE" },
    orderBy: { joinedAt: "asc" },
    select: { id: true, version: true },
  });
  const figures: Figure[] = [];
  for (const [index, team] of teams.entries()) {
    const gpuCount = index < 2 ? 3_072 : 2_048;
    const gpus: SupportEntry[] = ["2027H1", "2027H2"].map((period) => ({ resource: "GPU", period, gpuCount }));
    const data: SupportEntry[] = [
      { resource: "DATA_JOINT", period: "2027", amountWon: 10_000_000_000n },
      { resource: "DATA_OWN", period: "2027", amountWon: index < 2 ? 4_500_000_000n : 3_500_000_000n },
    ];
    const at = later(days(now, -5), index * 40);
    const recommend = (actor: Actor, offset: number, entries: SupportEntry[], reason: string) =>
      expectOk(
        recommendSupport(
          actor,
          { teamId: team.id, expectedVersion: team.version + offset, reason, entries },
          later(at, offset * 20),
        ),
      );
    await recommend(staff.gpuSteward, 0, gpus, "2027년 학습 계획과 이용률을 검토한 권고입니다.");
    await recommend(staff.dataSteward, 1, data, "2027년 데이터 수요와 집행률을 검토한 권고입니다.");
    figures.push(...figuresOf(team.id, [...gpus, ...data]));
  }
  const convened = days(now, -2);
  const teamIds = teams.map((team) => team.id);
  const facts = { officer: staff.officer, members: committee, callId, teamIds };
  const sessionId = await createSession(facts, convened, {
    startsAt: inSixDays(now),
    videoUrl: "https://meet.portal.example/committee-2",
    otherItems: "2027년 데이터 공동구매 방향",
  });
  for (const [index, member] of committee.slice(1, 6).entries())
    await expectOk(replyInvitation(member, { sessionId, reply: "ACCEPTED" }, later(convened, 45 + index * 70)));
  const [itemId = ""] = await itemsOf(sessionId);
  const note = "1안: 권고를 모두 반영하면 GPU가 모자랍니다";
  await expectOk(saveDraft(staff.officer, { itemId, basedOn: 0, figures, note }, later(days(now, -1), 30)));
}

/** Two in the afternoon in Korea, six days from now. */
const inSixDays = (now: Date): Date => kst(`${days(now, 6).toISOString().slice(0, 10)}T14:00`);
