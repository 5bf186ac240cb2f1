import { db } from "@/lib/platform/db";
import { planPresentation } from "@/lib/reviews/commands/plan-rounds";
import { announceSchedule, drawSchedule, moveSlot } from "@/lib/reviews/commands/schedule";
import { expectOk } from "@/tests/factories/proposals";
import { panelVersion } from "@/tests/factories/reviews";
import { later } from "./chance";
import type { Staff } from "./people";

/** S2: presentations after the written round: planned, drawn by lot, announced, and two teams that changed places since. */
export async function playPresentations(
  { officer }: Staff,
  panelId: string,
  at: Date,
  period: { opensAt: Date; dueAt: Date },
): Promise<void> {
  const rule = { othersReviews: "AFTER_OWN", identities: "SEATS" } as const;
  await expectOk(planPresentation(officer, { ...(await panelVersion(panelId)), ...rule, ...period }, at));
  const terms = {
    ...{ firstAt: period.opensAt, slotMinutes: 40, breakMinutes: 20, videoLink: "https://meet.portal.example/panel-1" },
    bring: "발표 자료(20쪽 이내, PDF)를 발표 하루 전까지 문의 창구로 보내 주십시오.\n발표 20분, 질의응답 20분입니다.",
  };
  await expectOk(drawSchedule(officer, { ...(await panelVersion(panelId)), ...terms }, later(at, 20)));
  await expectOk(announceSchedule(officer, await panelVersion(panelId), later(at, 60)));
  const [first, second] = await db.presentationSlot.findMany({
    where: { round: { panelId } },
    orderBy: { startsAt: "asc" },
    select: { id: true, version: true, startsAt: true, videoLink: true },
  });
  if (!first || !second) return;
  const reason = "총괄책임자의 국제학회 발표와 겹쳐 두 팀의 동의를 받아 순서를 바꿈";
  const moved = {
    slotId: first.id,
    expectedVersion: first.version,
    startsAt: second.startsAt,
    videoLink: first.videoLink,
  };
  await expectOk(moveSlot(officer, { ...moved, reason }, later(at, 300)));
}
