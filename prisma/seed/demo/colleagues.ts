import type { Actor } from "@/lib/access/actor";
import { addComment, settleThread } from "@/lib/proposals/commands/comments";
import { assignProposalPerson, assignSection } from "@/lib/proposals/commands/people";
import { type PlanBlock, planFromText } from "@/lib/proposals/domain/plan-text";
import { addMember } from "@/tests/factories/organisations";
import { expectOk, writeSection } from "@/tests/factories/proposals";
import { days, later } from "./chance";
import type { Organisations } from "./consortia";
import { createApplicant } from "./people";

const key = "technology" as const;

/** Two people at one section (A7): its owner, its history, and what they say to each other about it. */
export async function playColleagues(
  organisations: Organisations,
  draft: { proposalId: string; document: PlanBlock[] },
  begun: Date,
): Promise<void> {
  const { newcomer } = organisations;
  const { proposalId, document } = draft;
  const lead = newcomer.manager;
  const colleague = await createApplicant("윤하늘", "Yoon Haneul", { plain: "saebom-colleague" });
  await addMember(newcomer, colleague, "MEMBER", begun);
  const person = { proposalId, userId: colleague.id, role: "EDITOR" as const, organisationId: newcomer.id };
  await expectOk(assignProposalPerson(lead, person, later(begun, 90)));
  await expectOk(assignSection(lead, { proposalId, key, userId: colleague.id }, later(begun, 95)));
  await expectOk(assignSection(lead, { proposalId, key: "goals", userId: lead.id }, later(begun, 96)));
  const write = (actor: Actor, blocks: PlanBlock[], at: Date) =>
    writeSection(actor, proposalId, key, { document: blocks }, at);
  const say = (actor: Actor, body: string, parentId: string, at: Date) =>
    expectOk(addComment(actor, { proposalId, key, parentId, body }, at));

  const dayTwo = days(begun, 1);
  const experience = planFromText(
    "지난 2년 동안 70억·130억 매개변수 모델을 처음부터 학습해 공개했으며, 512장 규모의 분산 학습을 끊김 없이 40일간 운영했습니다.",
  );
  await write(colleague, [...document, ...experience], dayTwo);
  const { id } = await say(
    colleague,
    "운영 기간 40일은 기록을 다시 확인했습니다. 근거 자료를 붙임에 넣을까요?",
    "",
    later(dayTwo, 5),
  );
  await say(lead, "네, 학습 기록 요약본을 올려 주시면 제가 본문에 적겠습니다.", id, later(dayTwo, 40));
  const dayThree = days(begun, 2);
  const evaluated = planFromText(
    "지난 2년 동안 70억·130억 매개변수 모델을 처음부터 학습해 공개했으며, 512장 규모의 분산 학습을 끊김 없이 42일간 운영했습니다(붙임의 학습 기록 참조).",
  );
  await write(lead, [...document, ...evaluated], dayThree);
  const done = await say(lead, "첫 문단의 용어를 공고문과 같게 맞추었습니다.", "", later(dayThree, 10));
  const settled = { proposalId, commentId: done.id, resolved: true };
  await expectOk(settleThread(colleague, settled, later(dayThree, 30)));
  await say(colleague, "장애 복구 절차에 걸리는 시간을 숫자로 적으면 더 좋겠습니다.", "", later(dayThree, 45));
}
