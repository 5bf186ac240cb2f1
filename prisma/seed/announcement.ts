import type { Actor } from "@/lib/access/actor";
import { saveScenario } from "@/lib/ledger/commands/save-scenario";
import type { Variant } from "@/lib/ledger/domain/forecast";
import { db } from "@/lib/platform/db";
import type { SupportEntry } from "@/lib/teams/domain/support";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import { createOrganisation, validRegistrationNumber } from "@/tests/factories/organisations";
import { expectOk } from "@/tests/factories/proposals";
import { ensureReferenceCatalogue } from "@/tests/factories/references";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { agreeOnSupport, createCallRow, createTeam } from "@/tests/factories/teams";
import { days, kst } from "./demo/chance";
import { createApplicant, createStaff, type Staff } from "./demo/people";

const EOK = 100_000_000n;
const AGREED = kst("2025-08-11T10:00");
/** Name, own data projects of a year in 억 (30–50, T1). The fourth is led by a company that leases GPUs to the government (A5). */
const TEAMS = [
  ["가람", "Garam", 50],
  ["누리빛", "Nuribit", 40],
  ["다솔", "Dasol", 35],
  ["마루터", "Maruteo", 30],
  ["보람", "Boram", 30],
] as const;
const LESSOR = "마루터";
const HALF_YEARS = ["2025H2", "2026H1", "2026H2", "2027H1", "2027H2"] as const;
/** G1: 500 a team first, 1,000 from 2026 H1, more once the government has bought its own. */
const PER_TEAM = [500, 1_000, 1_024, 2_048, 2_048] as const;
const ODD = "공고에서 정한 팀당 지원 규모를 따릅니다.";

/** 공고의 규모 그대로: five teams, leased GPUs to mid-2026, 10,000 bought from 2026 H2, data 100 + 30–50 억, talent 20 억 (10 in 2025). */
export async function announcementScenario(): Promise<void> {
  await ensureRulebookV1();
  await ensureReferenceCatalogue();
  const staff = await createStaff();
  const call = await createCallRow("PUBLISHED");
  const teams: { teamId: string; organisationId: string; nameKo: string }[] = [];
  for (const [name, nameEn, ownEok] of TEAMS) {
    const made = await createTeam({ call, name, nameEn, leasesGpus: name === LESSOR });
    await agreeOnSupport(staff, made.teamId, supportOf(name === LESSOR, ownEok), AGREED);
    teams.push(made);
  }
  const pools = await createPools(staff, teams.find((team) => team.nameKo === LESSOR)?.organisationId ?? "");
  await allocateFirstHalfYear(staff, pools, teams);
  await saveWhatIfs(staff.officer);
}

/** What is agreed with a team: the lessor's own waits for 2026 H2 (A5); talent by its caps (H1). */
function supportOf(isLessor: boolean, ownEok: number): SupportEntry[] {
  const gpus = HALF_YEARS.map((period, index) => ({
    resource: "GPU" as const,
    period,
    gpuCount: PER_TEAM[index] ?? 0,
  }));
  const money = ["2025", "2026", "2027"].flatMap((period): SupportEntry[] => [
    { resource: "DATA_JOINT", period, amountWon: 100n * EOK },
    { resource: "DATA_OWN", period, amountWon: BigInt(ownEok) * EOK },
    { resource: "TALENT", period, amountWon: (period === "2025" ? 10n : 20n) * EOK },
  ]);
  return [...gpus.filter((entry) => !isLessor || entry.period > "2026H1"), ...money];
}

/** Two leases until the government's own come, one of them from the lessor that leads a team; first estimate 1,576 억 together. */
async function createPools(staff: Staff, lessorId: string) {
  const manager = await createApplicant("구자원", "Gu Jawon", { plain: "supplier" });
  const supplier = await createOrganisation(
    {
      ...{ registrationNumber: validRegistrationNumber(20_000_001), nameKo: "구름터", nameEn: "Gureumteo" },
      ...{ kind: "COMPANY", sizeClass: "LARGE", leasesGpusToGovernment: true },
    },
    manager,
    kst("2025-06-12T10:00"),
  );
  const lease = { source: "LEASE" as const, gpuModel: "H200", validFrom: "2025-07-01", validTo: "2026-07-01" };
  const at = kst("2025-08-05T10:00");
  const first = await createGpuPool(
    staff.gpuSteward,
    {
      ...lease,
      ...{ nameKo: "민간 임차 1차", nameEn: "Private lease, batch 1", supplierId: supplier.id, gpuCount: 1_500 },
      ...{ costWon: 923n * EOK, contractNumber: "2025-GPU-임차-01", location: "수도권 데이터센터" },
    },
    at,
  );
  const second = await createGpuPool(
    staff.gpuSteward,
    {
      ...lease,
      ...{ nameKo: "민간 임차 2차", nameEn: "Private lease, batch 2", supplierId: lessorId, gpuCount: 1_060 },
      ...{ costWon: 653n * EOK, contractNumber: "2025-GPU-임차-02", location: "중부권 데이터센터" },
    },
    at,
  );
  const bought = await createGpuPool(
    staff.gpuSteward,
    {
      ...{ nameKo: "정부 구매 1차", nameEn: "Government purchase, batch 1", gpuModel: "B200", gpuCount: 10_000 },
      ...{ validFrom: "2026-07-01", validTo: "2028-01-01", costWon: 9_800n * EOK },
      ...{ contractNumber: "2026-GPU-구매-01", location: "광주 국가 AI 데이터센터" },
    },
    at,
  );
  return { first, second, bought };
}

/** 2025 H2 is allocated: 500 to each of the four teams that may have any, from whichever lease has room. */
async function allocateFirstHalfYear(
  staff: Staff,
  pools: { first: string; second: string },
  teams: readonly { teamId: string; nameKo: string }[],
): Promise<void> {
  const may = teams.filter((team) => team.nameKo !== LESSOR);
  for (const [index, { teamId }] of may.entries()) {
    const period = { validFrom: "2025-09-01", validTo: "2026-01-01" };
    const poolId = index < 3 ? pools.first : pools.second;
    const people = { steward: staff.gpuSteward, director: staff.director };
    await allocateGpus(people, { poolId, teamId, gpuCount: 500, blockReason: ODD, ...period }, days(AGREED, 5));
  }
}

const variant = (teams: readonly number[], perTeam: readonly number[], extra: readonly number[] = []): Variant => ({
  lessors: 1,
  periods: HALF_YEARS.map((halfYear, index) => ({
    ...{ halfYear, teams: teams[index] ?? 0, perTeam: perTeam[index] ?? 0, extra: extra[index] ?? 0 },
  })),
});

/** What fits of the announcement, what does not, and two ways out. */
async function saveWhatIfs(officer: Actor): Promise<void> {
  const whatIfs: [string, string, Variant][] = [
    ["공고 규모 그대로", "5→4→3→2, 2026년 상반기부터 팀당 1,000장", variant([5, 4, 3, 2, 2], PER_TEAM)],
    [
      "1,024장은 정부 구매 이후",
      "2026년 상반기에도 512장을 유지",
      variant([5, 4, 3, 2, 2], [512, 512, 1_024, 2_048, 2_048]),
    ],
    ["추가 임차", "2026년 상반기에 440장을 더 임차", variant([5, 4, 3, 2, 2], PER_TEAM, [0, 440])],
    ["한 단계 늦은 압축", "첫 단계평가에서 탈락한 팀이 없는 경우", variant([5, 5, 4, 3, 2], PER_TEAM)],
    ["모두 4,000장", "정부 구매분을 남김없이 쓰려는 경우", variant([5, 4, 3, 2, 2], [500, 1_000, 4_000, 4_000, 4_000])],
  ];
  const at = kst("2025-08-20T10:00");
  for (const [name, note, content] of whatIfs) {
    await expectOk(saveScenario(officer, { name, note, variant: content, moves: [] }, at));
  }
  await db.outboxMail.updateMany({ where: { status: "QUEUED" }, data: { status: "KEPT" } });
}
