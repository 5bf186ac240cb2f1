import { startScreening } from "@/lib/calls/commands";
import { callFacts } from "@/lib/calls/queries";
import { db } from "@/lib/platform/db";
import { activatePanel } from "@/lib/reviews/commands/activate-panel";
import { declare } from "@/lib/reviews/commands/declare";
import { deployAssignments } from "@/lib/reviews/commands/deploy-assignments";
import { detectConflicts } from "@/lib/reviews/commands/detect-conflicts";
import { addPanelMember, createPanel, setChair } from "@/lib/reviews/commands/form-panel";
import { proposeAssignments } from "@/lib/reviews/commands/plan-assignments";
import { saveSheet, submitSheet } from "@/lib/reviews/commands/score-sheet";
import { signPledge } from "@/lib/reviews/commands/sign-pledge";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import { rulebookV1 } from "@/tests/factories/rulebook";
import { chance, days, later } from "./chance";
import type { Reviewer, Staff } from "./people";
import { playScreening } from "./screening";

type Round = {
  callId: string;
  staff: Staff;
  reviewers: readonly Reviewer[];
  /** Mean points the panel will find, by proposal. */
  quality: ReadonlyMap<string, number>;
  screenedAt: Date;
  /** A proposal about which the officer had a doubt at first. */
  doubted?: string | undefined;
  dueAt: Date;
  /** Whether it is an additional call, whose reviewers vote (P5). */
  votes?: boolean;
  /** S3: names the panel and settles what applicants ask about it; says when the review may begin. */
  naming?: (panelId: string, formedAt: Date) => Promise<Date>;
  /** Whose sheets are written; the others' wait for them. */
  writes: (reviewer: Reviewer, proposalId: string) => boolean;
  /** What a reviewer adds to the overall opinion of a proposal. */
  adds?: (reviewer: Reviewer, proposalId: string) => string;
};

const panelVersion = async (panelId: string): Promise<number> =>
  (await db.reviewPanel.findUniqueOrThrow({ where: { id: panelId }, select: { version: true } })).version;

/** Screening, panel, conflicts, assignment, pledges, declarations and sheets of one call, by the people whose work it is. */
export async function playReviewRound(round: Round): Promise<{ panelId: string }> {
  const { callId, staff, reviewers, screenedAt } = round;
  const { version } = await callFacts(db, callId);
  await expectOk(startScreening(staff.officer, { callId, expectedVersion: version }, screenedAt));
  await playScreening(staff, round.quality.keys(), screenedAt, round.doubted);
  const formedAt = days(screenedAt, 1);
  const { panelId } = await expectOk(
    createPanel(staff.officer, { callId, nameKo: "선정평가위원회", nameEn: "Selection review panel" }, formedAt),
  );
  for (const reviewer of reviewers)
    await expectOk(
      addPanelMember(
        staff.officer,
        { panelId, expectedVersion: await panelVersion(panelId), userId: reviewer.id },
        formedAt,
      ),
    );
  const members = await inside.panelMember.findMany({
    where: { panelId },
    orderBy: { seatNo: "asc" },
    select: { id: true, userId: true },
  });
  await expectOk(
    setChair(
      staff.officer,
      { panelId, expectedVersion: await panelVersion(panelId), memberId: members[0]?.id ?? "" },
      formedAt,
    ),
  );
  await expectOk(detectConflicts(staff.officer, { callId }, formedAt));
  const turn = async () => ({ panelId, expectedVersion: await panelVersion(panelId) });
  // Everybody reads everything that no conflict forbids.
  const sheetsPerProposal = members.length;
  await expectOk(proposeAssignments(staff.officer, { ...(await turn()), sheetsPerProposal }, formedAt));
  await expectOk(deployAssignments(staff.officer, await turn(), formedAt));
  const begins = (await round.naming?.(panelId, formedAt)) ?? later(formedAt, 30);
  await expectOk(activatePanel(staff.officer, { ...(await turn()), dueAt: round.dueAt }, begins));
  await writeSheets(round, panelId, round.naming ? later(begins, 60) : days(formedAt, 1));
  return { panelId };
}

/** S2: further members come in while the review runs, and a plan that takes them in waits for the officer to deploy it. */
export async function planMoreReviewers(
  staff: Staff,
  panelId: string,
  more: readonly Reviewer[],
  at: Date,
): Promise<void> {
  const turn = async () => ({ panelId, expectedVersion: await panelVersion(panelId) });
  for (const { id: userId } of more) await expectOk(addPanelMember(staff.officer, { ...(await turn()), userId }, at));
  await expectOk(proposeAssignments(staff.officer, { ...(await turn()), sheetsPerProposal: 7 }, at));
}

/** Points above which a reviewer of the story finds a proposal suitable. */
const CONVINCING = 79;
const COMMENTS = [
  "사전학습 과정과 자료 정제 절차를 구체적으로 제시하였고, 재현 자료가 충실하여 기술력을 확인할 수 있음.",
  "목표가 분명하고 단계별 검증 방법이 타당함. 다만 장애 복구 계획은 수치로 보완할 필요가 있음.",
  "국민이 쓰는 서비스와 공공·산업 전환을 잇는 계획이 현실적이며, 공개 일정이 구체적임.",
  "대학원생의 역할과 성과 공유 방식이 뚜렷하고, 해외 연구자와의 공동연구 계획이 실행 가능함.",
];
const OPINION =
  "전반적으로 독자 모델을 끝까지 개발할 역량과 계획을 갖추었으며, 데이터 확보 전략과 평가 체계를 보완한다면 더 좋은 성과를 기대할 수 있음.";

/** S6: pledge once, then each proposal: declaration, draft, submission — spread over the days of the round. */
async function writeSheets(round: Round, panelId: string, from: Date): Promise<void> {
  const step = rulebookV1().rubric.scoreStepHundredths;
  const leaves = rulebookV1().rubric.criteria.flatMap((criterion) => criterion.subCriteria);
  for (const [seat, reviewer] of round.reviewers.entries()) {
    const dice = chance(7_000 + seat);
    const severity = (dice() - 0.5) * 6;
    let at = later(from, seat * 47);
    const assignments = await inside.reviewAssignment.findMany({
      where: { panelId, member: { userId: reviewer.id }, status: "ASSIGNED" },
      orderBy: { proposalId: "asc" },
      select: { id: true, proposalId: true },
    });
    const written = assignments.filter((one) => round.writes(reviewer, one.proposalId));
    if (written.length === 0) continue;
    await expectOk(signPledge(reviewer, { panelId, agreed: true }, at));
    for (const { id: assignmentId, proposalId } of written) {
      at = later(at, 35 + dice() * 90);
      await expectOk(declare(reviewer, { assignmentId, expectedVersion: 0, declaration: "CLEAR", note: "" }, at));
      const points = (round.quality.get(proposalId) ?? 70) - severity;
      // P5: votes of an additional call lean the way the points do, with a dissenting one here and there.
      const vote = round.votes ? { suitable: points + (dice() - 0.5) * 8 >= CONVINCING } : {};
      const scores = leaves.map((leaf) => {
        const share = Math.min(1, Math.max(0.3, points / 100 + (dice() - 0.5) * 0.1));
        return { key: leaf.key, scoreHundredths: Math.round((leaf.maxHundredths * share) / step) * step, comment: "" };
      });
      const comments = rulebookV1().rubric.criteria.map((criterion, index) => ({
        key: criterion.key,
        scoreHundredths: null,
        comment: COMMENTS[(seat + index) % COMMENTS.length] ?? "",
      }));
      const opened = await inside.scoreSheet.findFirst({ where: { assignmentId }, select: { version: true } });
      const saved = await expectOk(
        saveSheet(
          reviewer,
          {
            assignmentId,
            expectedVersion: opened?.version ?? 0,
            items: [...scores, ...comments],
            overallOpinion: `${OPINION}${round.adds?.(reviewer, proposalId) ?? ""}`,
            ...vote,
          },
          later(at, 20),
        ),
      );
      await expectOk(submitSheet(reviewer, { assignmentId, expectedVersion: saved.version }, later(at, 25)));
    }
  }
}
