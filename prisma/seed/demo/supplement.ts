import { db } from "@/lib/platform/db";
import type { SectionDrafts } from "@/lib/proposals/domain/drafts";
import { draftOf } from "@/lib/proposals/queries/facts";
import { answerSupplement } from "@/lib/screening/commands/answer-supplement";
import { requestSupplement } from "@/lib/screening/commands/request-supplement";
import { offeredDueAt } from "@/lib/screening/domain/supplement";
import { contentVersion, expectOk, type ProposalPlan, signByAll, writeSection } from "@/tests/factories/proposals";
import { rulebookV1 } from "@/tests/factories/rulebook";
import { later } from "./chance";
import type { Staff } from "./people";

const REASON =
  "GPU 사용 목적이 간략하여 신청 수량의 근거를 확인하기 어렵습니다. 반기별 학습 계획과 하루 평균 사용량을 적어 주십시오.";
const PURPOSES = [
  "1,000억 개 규모 모델의 사전학습에 하루 평균 450장을 쓰고, 나머지는 말뭉치 정제와 중간 평가에 씁니다.",
  "본 학습에 하루 평균 920장을 쓰고, 나머지는 사후학습과 안전성 평가에 씁니다.",
];

/** A10: one proposal is asked for a better reason for its GPUs, and answers the next morning. */
export async function playSupplement(
  staff: Staff,
  plan: Pick<ProposalPlan, "lead" | "university" | "participants">,
  proposalId: string,
  askedAt: Date,
): Promise<void> {
  const { manager } = plan.lead;
  const dueAt = offeredDueAt(askedAt, rulebookV1().proposal.supplementDays);
  const asked = { proposalId, sections: ["gpu"], dueAt, reason: REASON };
  const { requestId } = await expectOk(requestSupplement(staff.officer, asked, askedAt));
  const { content } = await db.proposalSection.findUniqueOrThrow({
    where: { proposalId_key: { proposalId, key: "gpu" } },
    select: { content: true },
  });
  const gpu: SectionDrafts["gpu"] = draftOf("gpu", content);
  const requests = gpu.requests.map((request, index) => ({ ...request, purpose: PURPOSES[index] ?? request.purpose }));
  await writeSection(manager, proposalId, "gpu", { ...gpu, requests }, later(askedAt, 840));
  await signByAll(plan, proposalId, later(askedAt, 860));
  const answer = { proposalId, requestId, contentVersion: await contentVersion(proposalId), attested: true as const };
  await expectOk(answerSupplement(manager, answer, later(askedAt, 870)));
}
