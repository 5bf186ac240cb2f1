import type { Actor } from "@/lib/access/actor";
import { raiseFlag, settleFlag } from "@/lib/reviews/commands/flag-chair";
import { saveNotes } from "@/lib/reviews/commands/keep-notes";
import { addRemark } from "@/lib/reviews/commands/remark";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import { later } from "./chance";
import type { Reviewer } from "./people";

const QUOTES = [
  {
    section: "technology",
    quote: "같은 조건에서 세 번 되풀이한 결과만 성능으로 적습니다",
    body: "되풀이한 횟수와 편차를 붙임 자료의 표와 맞추어 볼 것. 두 값이 같으면 재현성은 높게 평가할 만함.",
  },
  {
    section: "goals",
    quote: "반기마다 목표를 다시 정하고",
    body: "목표를 낮추어 다시 정하는 일이 없도록 기준을 발표 때 물어보면 좋겠습니다.",
  },
] as const;

/** Assignments of one panel that a reviewer has opened, in the order of their proposals. */
const openedBy = (panelId: string, reviewer: Reviewer) =>
  inside.reviewAssignment.findMany({
    where: { panelId, member: { userId: reviewer.id }, status: "ASSIGNED", declaration: "CLEAR" },
    orderBy: { proposal: { receiptNumber: "asc" } },
    select: { id: true },
  });

/** S2, S6: notes and remarks of colleagues, one flag that the chair has answered and one that waits for the chair. */
export async function playRemarks(panelId: string, chair: Actor, colleagues: readonly Reviewer[], at: Date) {
  const [first, second] = colleagues;
  if (!first || !second) return;
  const [mine, other] = await openedBy(panelId, first);
  const [theirs] = await openedBy(panelId, second);
  if (!mine || !other || !theirs) return;
  const texts = { whole: "발표평가에서 자료 확보 계획을 다시 물을 것.", technology: "붙임 3쪽 학습 기록 확인함." };
  await expectOk(saveNotes(first, { assignmentId: mine.id, expectedVersion: 0, texts }, at));
  for (const [index, remark] of QUOTES.entries()) {
    const assignmentId = index === 0 ? mine.id : theirs.id;
    const author = index === 0 ? first : second;
    await expectOk(addRemark(author, { ...remark, assignmentId, occurrence: 0, shared: true }, later(at, 5 + index)));
  }
  const asked = { assignmentId: mine.id, reason: "참여기관의 자료 제공 확약서가 붙임에 보이지 않습니다." };
  const { flagId } = await expectOk(raiseFlag(first, asked, later(at, 20)));
  const answer = "사업 담당자를 통해 확인한 결과 붙임 4쪽에 있습니다. 그대로 평가해 주십시오.";
  await expectOk(settleFlag(chair, { flagId, expectedVersion: 0, answer }, later(at, 90)));
  const reason = "성능 수치의 측정 조건이 본문과 붙임에서 다르게 적혀 있어 어느 쪽을 볼지 정해야 합니다.";
  await expectOk(raiseFlag(second, { assignmentId: theirs.id, reason }, later(at, 120)));
}
