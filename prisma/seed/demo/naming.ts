import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { decideChallenge } from "@/lib/reviews/commands/decide-challenge";
import { fileChallenge } from "@/lib/reviews/commands/file-challenge";
import { namePanelMembers } from "@/lib/reviews/commands/name-panel";
import { amendRulebook } from "@/lib/rulebook/commands";
import { rulebookContent } from "@/lib/rulebook/queries";
import { amendmentForm, amendRulebookSchema } from "@/lib/rulebook/schema/amendment";
import { pdfOf } from "@/tests/factories/documents";
import { inside } from "@/tests/factories/inside";
import { expectOk } from "@/tests/factories/proposals";
import { days, later } from "./chance";
import type { Staff } from "./people";

const WINDOW_DAYS = 2;

/** P3, S3: from the additional calls on the rulebook opens a window in which applicants may challenge reviewers. */
export async function amendForChallenges(staff: Staff, now: Date): Promise<void> {
  const form = amendmentForm(1, await rulebookContent(db, 1));
  const input = amendRulebookSchema.parse({
    ...form,
    reason: "평가위원 기피 신청을 평가가 시작되기 전에 받도록 신청 기간을 새로 둡니다.",
    effectiveFrom: days(now, -46).toISOString(),
    numbers: { ...form.numbers, challengeDays: WINDOW_DAYS },
  });
  await expectOk(amendRulebook(staff.officer, input, days(now, -50)));
}

type Filed = { proposalId: string; manager: Actor };

/** S3: the panel is named; one challenge is accepted, one dismissed. Returns when the review may begin. */
export async function playNaming(
  staff: Staff,
  panelId: string,
  filed: readonly Filed[],
  formedAt: Date,
): Promise<Date> {
  const { version } = await db.reviewPanel.findUniqueOrThrow({ where: { id: panelId }, select: { version: true } });
  const turn = { panelId, expectedVersion: version };
  const { challengesDueAt } = await expectOk(namePanelMembers(staff.officer, turn, later(formedAt, 20)));
  const members = await inside.panelMember.findMany({
    where: { panelId },
    orderBy: { seatNo: "asc" },
    select: { id: true },
  });
  const [, , , dismissed, accepted] = members;
  const [first, second] = [filed.at(-1), filed[0]];
  if (!first || !second || !dismissed || !accepted) throw new Error("the story lacks its people");
  const evidence = { name: "판결문 사본.pdf", uploadedById: first.manager.id, limits: { maxBytes: 1_000_000 } };
  const stored = await expectOk(storeFile(pdfOf({ padding: 40_000 }), evidence));
  const file = { id: stored.id, name: stored.name, sizeBytes: Number(stored.sizeBytes) };
  const taken = await expectOk(
    fileChallenge(
      first.manager,
      {
        ...{ proposalId: first.proposalId, memberId: accepted.id, file },
        reason:
          "위원이 자문을 맡았던 기업과 우리 연합체가 같은 과제를 두고 지난해까지 소송을 벌였습니다. 판결문 사본을 붙입니다.",
      },
      later(formedAt, 900),
    ),
  );
  const left = await expectOk(
    fileChallenge(
      second.manager,
      {
        ...{ proposalId: second.proposalId, memberId: dismissed.id, file: null },
        reason: "위원이 공개 강연에서 작은 모델의 가능성을 낮게 본 적이 있어 공정하게 평가할지 걱정됩니다.",
      },
      later(formedAt, 985),
    ),
  );
  const decidedAt = later(challengesDueAt, 600);
  await expectOk(
    decideChallenge(
      staff.officer,
      {
        ...{ challengeId: taken.challengeId, expectedVersion: 0, verdict: "ACCEPTED" },
        reason: "붙인 자료로 이해관계가 있었음이 확인되어 이 신청서의 평가에서 제외합니다.",
      },
      decidedAt,
    ),
  );
  await expectOk(
    decideChallenge(
      staff.officer,
      {
        ...{ challengeId: left.challengeId, expectedVersion: 0, verdict: "DISMISSED" },
        reason: "공개된 학술적 견해만으로는 공정한 평가를 기대하기 어려운 사정이라고 볼 수 없습니다.",
      },
      later(decidedAt, 5),
    ),
  );
  return later(decidedAt, 30);
}
