import { noteFinding } from "@/lib/screening/commands/note-finding";
import { decideVerdict, proposeVerdict } from "@/lib/screening/commands/verdict";
import { expectOk } from "@/tests/factories/proposals";
import { findEligible, uploadEvidence } from "@/tests/factories/screening";
import { later } from "./chance";
import type { Staff } from "./people";

/** A10, L3: a doubt with its evidence, an ineligible verdict that the director returns, and what became of it. */
async function playDoubt(staff: Staff, proposalId: string, at: Date): Promise<void> {
  const file = await uploadEvidence(staff.officer, "과제 유사도 조회 결과.pdf");
  const note = "올해 다른 부처 사업에서 제목이 비슷한 과제 1건을 수행하고 있습니다.";
  const rule = "check:duplicateSupport";
  await expectOk(noteFinding(staff.officer, { proposalId, rule, version: 0, verdict: "FAIL", note, file }, at));
  const reason = "다른 정부 사업에서 같은 내용의 과제를 지원받고 있어 신청 자격에 맞지 않습니다.";
  const proposed = { proposalId, eligible: false, reason };
  const { verdictId } = await expectOk(proposeVerdict(staff.officer, proposed, later(at, 20)));
  const returned = "조회된 과제는 지난달에 끝났습니다. 종료 여부를 확인하고 다시 판단해 주십시오.";
  const decision = { verdictId, version: 0, confirm: false, note: returned };
  await expectOk(decideVerdict(staff.director, decision, later(at, 90)));
  const cleared = "조회된 과제는 지난달에 종료되었으며 내용도 겹치지 않습니다.";
  await expectOk(
    noteFinding(staff.officer, { proposalId, rule, version: 1, verdict: "PASS", note: cleared, file }, later(at, 110)),
  );
}

/** A10: an officer screens every proposal of a call; one of them, when it is named, not without a doubt. */
export async function playScreening(
  staff: Staff,
  proposalIds: Iterable<string>,
  screenedAt: Date,
  doubted?: string,
): Promise<void> {
  for (const proposalId of proposalIds) {
    if (proposalId === doubted) await playDoubt(staff, proposalId, screenedAt);
    const reason = "신청 자격과 구비서류를 모두 갖추었습니다.";
    await findEligible(staff.officer, proposalId, reason, later(screenedAt, 120));
  }
}
