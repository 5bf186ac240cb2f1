import type { Actor } from "@/lib/access/actor";
import { approveAllocation } from "@/lib/ledger/commands/decide-allocation";
import { amendPool } from "@/lib/ledger/commands/manage-pools";
import { commitBudget, payBudget, planBudget } from "@/lib/ledger/commands/record-budget";
import { requestAllocation } from "@/lib/ledger/commands/request-allocation";
import { reserveGpus } from "@/lib/ledger/commands/reserve-gpus";
import { saveScenario } from "@/lib/ledger/commands/save-scenario";
import { db } from "@/lib/platform/db";
import { recommendSupport } from "@/lib/teams/commands/record-support";
import type { SupportEntry } from "@/lib/teams/domain/support";
import { agreeByAgreement } from "@/tests/factories/agreements";
import { createGpuPool } from "@/tests/factories/ledger";
import { expectOk } from "@/tests/factories/proposals";
import { chance, days, kst, later } from "./chance";
import { figuresOf, playFirstSession } from "./committee";
import type { Organisations } from "./consortia";
import type { Staff } from "./people";

const EOK = 100_000_000n;
const AGREED = kst("2025-08-11T10:00");

/** D1, G1: what the five teams were agreed, from which pools, and what was spent of it until now. */
export async function playSupport(
  staff: Staff,
  organisations: Organisations,
  { callId, teamIds }: { callId: string; teamIds: readonly string[] },
  committee: readonly Actor[],
): Promise<{ leased: string; purchased: string }> {
  const lease = {
    ...{ nameKo: "민간 임차 1차", nameEn: "Private lease, batch 1", source: "LEASE" as const },
    ...{ supplierId: organisations.supplier.id, gpuModel: "H200", gpuCount: 3_072 },
    ...{ validFrom: "2025-07-01", validTo: "2026-07-01", costWon: 151_300_000_000n },
    ...{ contractNumber: "2025-GPU-임차-01", location: "수도권 데이터센터" },
  };
  const leased = await createGpuPool(staff.gpuSteward, lease, kst("2025-08-05T10:00"));
  const more = {
    gpuCount: 3_200,
    costWon: 157_600_000_000n,
    reason: "예비 장비 128장을 더하는 변경계약을 맺었습니다.",
  };
  await expectOk(
    amendPool(staff.gpuSteward, { ...lease, ...more, poolId: leased, expectedVersion: 0 }, kst("2025-08-08T15:00")),
  );
  const purchased = await createGpuPool(
    staff.gpuSteward,
    {
      nameKo: "정부 구매 1차",
      nameEn: "Government purchase, batch 1",
      source: "PURCHASE",
      gpuModel: "B200",
      gpuCount: 10_000,
      validFrom: "2026-07-01",
      validTo: "2028-01-01",
      costWon: 980_000_000_000n,
      contractNumber: "2026-GPU-구매-01",
      location: "광주 국가 AI 데이터센터",
    },
    kst("2025-08-05T11:00"),
  );
  const teams = await db.team.findMany({
    where: { id: { in: [...teamIds] } },
    orderBy: { nameKo: "asc" },
    select: { id: true, proposal: { select: { leadOrganisation: { select: { leasesGpusToGovernment: true } } } } },
  });
  const isLessor = (team: (typeof teams)[number]) => team.proposal.leadOrganisation.leasesGpusToGovernment;
  for (const [index, team] of teams.entries()) {
    const entries = recommendedOf(entriesOf(index, isLessor(team)));
    const input = { teamId: team.id, expectedVersion: 0, reason: "신청 규모와 개발계획을 검토한 권고입니다.", entries };
    await expectOk(recommendSupport(staff.officer, input, later(AGREED, index * 45)));
  }
  const figures = (of: (entries: SupportEntry[]) => SupportEntry[]) =>
    teams.flatMap((team, index) => figuresOf(team.id, of(entriesOf(index, isLessor(team)))));
  const resolved = { resolved: figures((entries) => entries), recommended: figures(recommendedOf) };
  await playFirstSession({ staff, committee, callId, ...resolved });
  for (const [index, team] of teams.entries()) {
    const lessor = isLessor(team);
    const at = later(AGREED, index * 45);
    await agreeByAgreement(staff, team.id, days(at, 2));
    if (!lessor) await allocate(staff, leased, team.id, 512, "2025-09-01", "2026-07-01", days(at, 5));
    await spend(staff, team.id, index, days(at, 10));
  }
  await expectOk(reserveGpus(staff.gpuSteward, additionalSeat(purchased), kst("2026-08-20T10:00")));
  await keepWhatIfs(staff);
  return { leased, purchased };
}

/** The planner's what-ifs of the officers: the plan, and a field that narrows a stage later. */
async function keepWhatIfs(staff: Staff): Promise<void> {
  const halfYears = ["2025H2", "2026H1", "2026H2", "2027H1", "2027H2"];
  const whatIf = (teams: readonly number[], perTeam: readonly number[]) => ({
    lessors: 1,
    periods: halfYears.map((halfYear, index) => ({
      ...{ halfYear, teams: teams[index] ?? 0, perTeam: perTeam[index] ?? 0, extra: 0 },
    })),
  });
  const saved = [
    ["계획대로 압축", "팀당 1,024장으로 시작", whatIf([5, 4, 3, 2, 2], [512, 512, 1_024, 1_024, 1_024])],
    ["한 단계 늦게 압축", "팀당 2,048장으로 늘리는 경우", whatIf([5, 5, 4, 3, 2], [512, 1_024, 2_048, 4_096, 4_096])],
  ] as const;
  for (const [name, note, variant] of saved) {
    await expectOk(saveScenario(staff.officer, { name, note, variant, moves: [] }, kst("2026-09-01T10:00")));
  }
}

/** P5: the seat of the additional call keeps its first half-year's GPUs before anybody knows whose they will be. */
const additionalSeat = (poolId: string) => ({
  ...{ poolId, teamId: "", purpose: "추가공모로 선정할 1개 팀의 2027년 상반기 몫", blockReason: "" },
  ...{ gpuCount: 1_024, validFrom: "2027-01-01", validTo: "2027-07-01" },
});

/** What the agencies recommended: a quarter more for data of the teams' own; the committee lowered it. */
const recommendedOf = (entries: SupportEntry[]): SupportEntry[] =>
  entries.map((entry) =>
    entry.resource === "DATA_OWN" ? { ...entry, amountWon: (entry.amountWon * 5n) / 4n } : entry,
  );

function entriesOf(index: number, lessor: boolean): SupportEntry[] {
  const gpu = (period: string, gpuCount: number): SupportEntry => ({ resource: "GPU", period, gpuCount });
  const money = (resource: "DATA_JOINT" | "DATA_OWN" | "TALENT", period: string, eok: number): SupportEntry => ({
    resource,
    period,
    amountWon: BigInt(eok) * EOK,
  });
  const early = lessor ? [] : [gpu("2025H2", 512), gpu("2026H1", 512)];
  return [
    ...early,
    gpu("2026H2", 1_024),
    gpu("2027H1", 1_024),
    gpu("2027H2", 1_024),
    ...["2025", "2026"].flatMap((year) => [
      money("DATA_JOINT", year, 100),
      money("DATA_OWN", year, [38, 30, 42, 30, 30][index] ?? 30),
    ]),
    ...(index === 4 ? [] : [money("TALENT", "2025", [10, 10, 6, 10][index] ?? 10), money("TALENT", "2026", 20)]),
  ];
}

export async function allocate(
  staff: Staff,
  poolId: string,
  teamId: string,
  gpuCount: number,
  validFrom: string,
  validTo: string,
  at: Date,
): Promise<void> {
  const { allocationId } = await expectOk(
    requestAllocation(staff.gpuSteward, { poolId, teamId, gpuCount, validFrom, validTo, blockReason: "" }, at),
  );
  await expectOk(approveAllocation(staff.director, { allocationId, expectedVersion: 0 }, later(at, 90)));
}

/** T2: most of 2025 is paid, a little of it only bound; half of 2026 is committed and part of it paid. */
async function spend(staff: Staff, teamId: string, index: number, at: Date): Promise<void> {
  const dice = chance(40 + index);
  const envelopes = await db.budgetEnvelope.findMany({
    where: { teamId },
    orderBy: [{ year: "asc" }, { resource: "asc" }],
    select: { id: true, year: true, limitWon: true },
  });
  for (const { id: envelopeId, year, limitWon } of envelopes) {
    const share = (percent: number) => (limitWon * BigInt(Math.round(percent))) / 100n;
    const past = year === 2025;
    const committed = share(past ? 92 + dice() * 6 : 45 + dice() * 10);
    const steps = [
      [planBudget, past ? limitWon : share(90), staff.officer, "연간 집행 계획을 반영합니다."],
      [commitBudget, committed, staff.officer, "계약 체결분을 반영합니다."],
      [payBudget, past ? (committed * 97n) / 100n : committed / 2n, staff.director, "검수를 마친 금액을 지급합니다."],
    ] as const;
    const from = past ? at : later(kst("2026-02-02T10:00"), index * 30);
    for (const [offset, [record, amountWon, actor, reason]] of steps.entries()) {
      await expectOk(record(actor, { envelopeId, amountWon, reason }, later(from, offset * 60)));
    }
  }
}
