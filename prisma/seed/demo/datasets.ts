import type { Actor } from "@/lib/access/actor";
import { confirmDelivery, deliverLot, recordLicence } from "@/lib/datasets/commands/deliver";
import { openLot } from "@/lib/datasets/commands/lots";
import { reportMilestone } from "@/lib/datasets/commands/milestones";
import { requestProject } from "@/lib/datasets/commands/projects";
import { payLot } from "@/lib/datasets/commands/purchase";
import { warnOfLicences } from "@/lib/datasets/commands/warn-licences";
import { addWish } from "@/lib/datasets/commands/wishes";
import type { AddWish } from "@/lib/datasets/schema";
import { dayAt, nextDay } from "@/lib/ledger/domain/calendar";
import { db } from "@/lib/platform/db";
import { actorWith } from "@/tests/factories/actor";
import {
  buyLot,
  createProject,
  dataDelivery,
  dataLicence,
  dataProject,
  giveDataEvidence,
  openDataVote,
  payForMilestone,
  propose,
  versionOf,
  vote,
} from "@/tests/factories/datasets";
import { expectOk } from "@/tests/factories/proposals";
import { days, kst, later } from "./chance";
import type { Staff } from "./people";

type Member = { teamId: string; leadManager: Actor };
type Corpus = Omit<AddWish, "teamId" | "priorityNote">;
const YEAR = 2026;
const EOK = 100_000_000n;
const STARTED = kst("2026-02-10T10:00");

const NEWS: Corpus = {
  ...{ corpus: "근현대 신문 기사 전문", owner: "한빛신문협회", kind: "NEWS", sizeNote: "기사 1,200만 건" },
  ...{ estimatedWon: 64n * EOK, purpose: "시사 지식과 격식 있는 문어체 학습" },
};
const SPEECH: Corpus = {
  ...{ corpus: "지역 방언 대화 음성", owner: "소리누리 방송자료원", kind: "SPEECH", sizeNote: "전사 포함 3,200시간" },
  ...{ estimatedWon: 18n * EOK, purpose: "방언 음성 인식과 음성 대화" },
};
const ACADEMIC: Corpus = {
  ...{ corpus: "국내 학술지 논문 전문", owner: "다솜학술정보원", kind: "ACADEMIC", sizeNote: "논문 210만 편" },
  ...{ estimatedWon: 32n * EOK, purpose: "전문 분야 추론과 근거 제시" },
};
const BOOKS: Corpus = {
  ...{ corpus: "교양·전문 도서 본문", owner: "온글출판조합", kind: "BOOK", sizeNote: "도서 38만 권" },
  ...{ estimatedWon: 45n * EOK, purpose: "긴 글 이해와 자연스러운 한국어 생성" },
};
const VIDEO: Corpus = {
  ...{ corpus: "자막 있는 다큐멘터리 영상", owner: "푸른들 영상", kind: "VIDEO", sizeNote: "1만 2,000시간" },
  ...{ estimatedWon: 27n * EOK, purpose: "영상·언어 통합 학습" },
};

async function members(): Promise<Member[]> {
  const teams = await db.team.findMany({
    where: { status: "ACTIVE" },
    orderBy: { joinedAt: "asc" },
    select: {
      id: true,
      proposal: { select: { people: { where: { role: "LEAD_MANAGER" }, select: { userId: true } } } },
    },
  });
  return teams.map(({ id, proposal }) => ({
    teamId: id,
    leadManager: actorWith(["APPLICANT"], proposal.people[0]?.userId),
  }));
}

async function wishes(corpus: Corpus, teams: readonly Member[], at: Date, priorityNote = ""): Promise<string[]> {
  const made = [];
  for (const [index, { teamId, leadManager }] of teams.entries()) {
    const input = { ...corpus, teamId, priorityNote: index === 0 ? priorityNote : "" };
    made.push((await expectOk(addWish(leadManager, input, later(at, index * 20)))).wishId);
  }
  return made;
}

async function lotOf(steward: Actor, corpus: Corpus, teams: readonly Member[], at: Date, note = ""): Promise<string> {
  const { purpose: _, ...content } = corpus;
  const wishIds = await wishes(corpus, teams, at, note);
  return (await expectOk(openLot(steward, { ...content, year: YEAR, wishIds }, days(at, 2)))).lotId;
}

/** T1, T2: one lot bought and handed over, one to be approved, two in vote, wishes open; one project under way and one asked for. */
export async function playDatasets(staff: Staff, now: Date): Promise<void> {
  const teams = await members();
  await playPurchases(staff, teams, now);
  await playVote(staff, teams, now);
  await playProjects(staff, teams, now);
}

async function playPurchases(staff: Staff, teams: readonly Member[], now: Date): Promise<void> {
  const steward = staff.dataSteward;
  const hands = { steward, officer: staff.officer, director: staff.director };
  const news = await lotOf(steward, NEWS, teams, STARTED, "시사 분야 평가에 쓰려면 상반기 안에 필요합니다.");
  const academic = await lotOf(steward, ACADEMIC, teams.slice(0, 3), days(STARTED, 1));
  const opened = days(STARTED, 6);
  const closes = kst("2026-02-23T18:00");
  const roundId = await openDataVote(steward, [news, academic], opened, closes);
  for (const [index, team] of teams.entries()) {
    const points = index === 2 ? { [news]: 40, [academic]: 60 } : { [news]: 65, [academic]: 35 };
    await expectOk(vote(team, roundId, points, days(opened, 1 + index * 0.5)));
  }
  const bought = days(closes, 14);
  await buyLot(hands, news, 62n * EOK, teams, bought);
  await giveDataEvidence(steward, { subject: "lots", subjectId: news, kind: "CONTRACT" }, days(bought, 1));
  const terms = { contractNumber: "2026-데이터-01", startsOn: "2026-04-01", expiresOn: nextDay(dayAt(now), 45) };
  await expectOk(recordLicence(steward, dataLicence(news, terms), days(bought, 2)));
  await expectOk(payLot(staff.director, { lotId: news, expectedVersion: await versionOf(news) }, days(bought, 5)));
  for (const { teamId, leadManager } of teams) {
    const { deliveryId } = await expectOk(deliverLot(steward, dataDelivery(news, teamId), days(bought, 12)));
    await expectOk(confirmDelivery(leadManager, { deliveryId }, days(bought, 13)));
  }
  await warnOfLicences(days(now, -1));
  await expectOk(propose(steward, academic, 30n * EOK, teams.slice(0, 3), days(now, -3)));
}

/** The vote that runs: two teams have given their points, the others have not yet. */
async function playVote(staff: Staff, teams: readonly Member[], now: Date): Promise<void> {
  const speech = await lotOf(staff.dataSteward, SPEECH, teams.slice(0, 2), days(now, -16));
  const books = await lotOf(staff.dataSteward, BOOKS, teams.slice(1), days(now, -15));
  const closes = new Date(dayAt(days(now, 6)).concat("T18:00:00+09:00"));
  const roundId = await openDataVote(staff.dataSteward, [speech, books], days(now, -4), closes);
  for (const team of teams.slice(1, 3))
    await expectOk(vote(team, roundId, { [speech]: 30, [books]: 70 }, days(now, -2)));
  await wishes(VIDEO, teams.slice(0, 2), days(now, -3), "영상 이해 과제를 시작하는 내년 초에 필요합니다.");
}

async function playProjects(staff: Staff, teams: readonly Member[], now: Date): Promise<void> {
  const [first, second] = teams;
  if (!first || !second) return;
  const hands = { steward: staff.dataSteward, officer: staff.officer, director: staff.director };
  const own = first.leadManager;
  const { milestoneIds } = await createProject(own, hands.steward, dataProject(first.teamId), kst("2026-02-16T10:00"));
  const [paid = "", reported = ""] = milestoneIds;
  await payForMilestone(own, hands, paid, kst("2026-04-28T14:00"));
  await giveDataEvidence(own, { subject: "milestones", subjectId: reported, kind: "RESULT" }, days(now, -2));
  await expectOk(reportMilestone(own, { milestoneId: reported }, days(now, -2)));
  const asked = {
    ...{ title: "산업 현장 설명서 정제", description: "설비 설명서를 모아 오류를 바로잡고 질의응답 쌍을 만듭니다." },
    milestones: [{ title: "설명서 1만 건 정제", amountWon: 2n * EOK, dueOn: `${YEAR}-12-20` }],
  };
  await expectOk(requestProject(second.leadManager, dataProject(second.teamId, asked), days(now, -1)));
}
