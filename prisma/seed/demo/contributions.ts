import { db } from "@/lib/platform/db";
import { returnContribution } from "@/lib/settlement/commands/decide-contribution";
import type { MemberYear } from "@/lib/settlement/domain/standing";
import { contributionFacts } from "@/lib/settlement/queries/contribution-facts";
import { expectOk } from "@/tests/factories/proposals";
import { type Given, giveContribution, payIn } from "@/tests/factories/settlement";
import { days, kst } from "./chance";
import type { Staff } from "./people";
import { ownOf } from "./talent";

const CASH = { form: "CASH" as const, item: "참여연구원 인건비 현금 부담" };
const KIND = {
  ...{ form: "IN_KIND" as const, item: "자체 보유 GPU 서버 제공" },
  ...{ valuationBasis: "취득가액에서 감가상각을 뺀 금액에 사용 기간을 곱함", valuedBy: "한결회계법인" },
};
const PAID_2025 = { year: "2025", paidOn: "2025-12-15" };

async function standingOf(teamId: string, year: number): Promise<MemberYear[]> {
  const standing = (await contributionFacts(db, [teamId])).get(teamId)?.standing ?? [];
  return standing.filter((row) => row.year === year && row.dueWon > 0n);
}

/** D2: what one team paid in for 2025, in cash as asked, the rest in kind; `short` won are still lacking. */
async function payIn2025(staff: Staff, nameKo: string, short: bigint): Promise<void> {
  const { teamId, own } = await ownOf(nameKo);
  const at = kst("2025-12-18T10:00");
  for (const { organisationId, dueWon, dueCashWon } of await standingOf(teamId, 2025)) {
    const give = (given: Omit<Given, "teamId" | "organisationId">, hours: number) =>
      payIn(own, staff.officer, { teamId, organisationId, ...PAID_2025, ...given }, days(at, hours));
    if (dueCashWon > 0n) await give({ ...CASH, amountWon: dueCashWon }, 0);
    await give({ ...KIND, amountWon: dueWon - dueCashWon - short }, 1);
  }
}

/** D2, L3: two teams paid in for 2025; for 2026 one of them is half done, with one entry to be checked and one returned. */
export async function playContributions(staff: Staff, now: Date): Promise<void> {
  await payIn2025(staff, "가온누리", 0n);
  await payIn2025(staff, "새벽별", 24_000_000n);
  const { teamId, own } = await ownOf("가온누리");
  const [lead] = await standingOf(teamId, 2026);
  if (!lead) return;
  const about = { teamId, organisationId: lead.organisationId, year: "2026", paidOn: "2026-06-30" };
  await payIn(own, staff.officer, { ...about, ...CASH, amountWon: lead.dueCashWon / 2n }, days(now, -40));
  await payIn(own, staff.officer, { ...about, ...KIND, amountWon: lead.dueWon / 2n }, days(now, -39));
  const wrong = await giveContribution(own, { ...about, ...KIND, amountWon: lead.dueWon / 5n }, days(now, -12));
  const reason = "평가서의 사용 기간과 등록한 기간이 다릅니다. 평가서를 고쳐 다시 등록해 주십시오.";
  await expectOk(returnContribution(staff.officer, { entryId: wrong, expectedVersion: 0, reason }, days(now, -9)));
  await giveContribution(own, { ...about, ...KIND, amountWon: lead.dueWon / 6n }, days(now, -3));
}
