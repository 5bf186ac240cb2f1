import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { proposePayment } from "@/lib/talent/commands/payments";
import { requestTalent } from "@/lib/talent/commands/request-talent";
import { monthAt, monthsBetween } from "@/lib/talent/domain/months";
import { actorWith } from "@/tests/factories/actor";
import { expectOk } from "@/tests/factories/proposals";
import { createTalent, giveEvidence, payMonth, talentRequest } from "@/tests/factories/talent";
import { days, kst } from "./chance";
import type { Staff } from "./people";

type Told = { name: string; nameEn: string; homeInstitution: string; homeCountry: string; task: string };
const PEOPLE: Told[] = [
  {
    ...{ name: "한결 뮐러", nameEn: "Hangyeol Müller", homeInstitution: "라인 공과대학교", homeCountry: "독일" },
    task: "대규모 강화학습과 추론 효율화",
  },
  {
    ...{ name: "아나 페레이라", nameEn: "Ana Ferreira", homeInstitution: "대서양 언어연구소", homeCountry: "포르투갈" },
    task: "다국어 말뭉치 정제와 평가 체계",
  },
];
const STARTED = kst("2025-12-05T10:00");
const REQUEST = { firstMonth: "2026-01", lastMonth: "2026-12" };

/** A team of the story and its lead manager. */
export async function ownOf(nameKo: string): Promise<{ teamId: string; own: Actor }> {
  const team = await db.team.findFirstOrThrow({
    where: { nameKo },
    select: {
      id: true,
      proposal: { select: { people: { where: { role: "LEAD_MANAGER" }, select: { userId: true } } } },
    },
  });
  return { teamId: team.id, own: actorWith(["APPLICANT"], team.proposal.people[0]?.userId) };
}

/** H1–H3: two researchers at work and paid month by month, one month waiting for the director, one request for the steward. */
export async function playTalent(staff: Staff, now: Date): Promise<void> {
  const first = await ownOf("가온누리");
  const second = await ownOf("새벽별");
  const people = { own: first.own, steward: staff.talentSteward, director: staff.director };
  const at = (month: string) => kst(`${month}-25T11:00`);
  const current = monthAt(now);
  const past = monthsBetween(REQUEST.firstMonth, REQUEST.lastMonth).filter((month) => month < current);
  const [one, other] = PEOPLE;
  if (!one || !other) return;
  const personId = await createTalent(people, talentRequest(first.teamId, { ...one, ...REQUEST }), STARTED);
  for (const month of past) await payMonth(people, personId, month, at(month));
  const secondPeople = { ...people, own: second.own };
  const waiting = await createTalent(
    secondPeople,
    talentRequest(second.teamId, { ...other, ...REQUEST }),
    days(STARTED, 3),
  );
  const last = past.at(-1);
  for (const month of past.slice(0, -1)) await payMonth(secondPeople, waiting, month, at(month));
  if (last !== undefined) {
    await giveEvidence(second.own, waiting, last, days(now, -3));
    const costs = { labourWon: 6_800_000n, researchWon: 1_900_000n, stayWon: 1_000_000n };
    await expectOk(proposePayment(staff.talentSteward, { personId: waiting, month: last, ...costs }, days(now, -2)));
  }
  const wanted = { name: "이든 박", nameEn: "Eden Park", homeInstitution: "퍼시픽 AI 연구소", homeCountry: "캐나다" };
  const asked = { ...wanted, task: "음성·언어 통합 모델", firstMonth: current, lastMonth: REQUEST.lastMonth };
  if (current <= REQUEST.lastMonth)
    await expectOk(requestTalent(first.own, talentRequest(first.teamId, asked), days(now, -1)));
}
