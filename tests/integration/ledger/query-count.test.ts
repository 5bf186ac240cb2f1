import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { reserveGpus } from "@/lib/ledger/commands/reserve-gpus";
import { saveScenario } from "@/lib/ledger/commands/save-scenario";
import { ACCOUNT_LIST } from "@/lib/ledger/domain/account-list";
import { getAccounts } from "@/lib/ledger/queries/account-balances";
import { getPool } from "@/lib/ledger/queries/get-pool";
import { getGpuOverview } from "@/lib/ledger/queries/gpu-overview";
import { ENTRY_LIST, listEntries } from "@/lib/ledger/queries/list-entries";
import { getPlanner } from "@/lib/ledger/queries/planner";
import { parseListQuery } from "@/lib/platform/list-query";
import { createUser } from "@/tests/factories/actor";
import { allocateGpus, createGpuPool } from "@/tests/factories/ledger";
import { countQueries } from "@/tests/factories/query-count";
import { agreeOnSupport, createSupportStaff, createTeam, type SupportStaff } from "@/tests/factories/teams";

const AT = new Date("2025-09-01T00:00:00Z");
/** The session is one more statement: 12 for the whole page. The clock, which production spares, is among these. */
const AT_MOST = 11;
const H2 = { validFrom: "2025-09-01", validTo: "2026-01-01" };

let staff: SupportStaff;
let steward: Actor;
let poolId: string;
let serial = 0;

/** One more pool, team, allocation, reservation and what-if. */
async function grow(): Promise<void> {
  const { teamId } = await createTeam();
  const entries = [{ resource: "GPU" as const, period: "2025H2", gpuCount: 256 }];
  await agreeOnSupport(staff, teamId, entries, new Date("2025-08-02T00:00:00Z"));
  await createGpuPool(steward);
  await allocateGpus({ steward, director: staff.director }, { poolId, teamId, gpuCount: 256, ...H2 }, AT);
  const kept = { poolId, teamId: "", purpose: "추가공모 1개 팀", gpuCount: 256, blockReason: "", ...H2 };
  await reserveGpus(steward, kept, AT);
  const variant = { lessors: 0, periods: [{ halfYear: "2026H1", teams: 4, perTeam: 512, extra: 0 }] };
  await saveScenario(steward, { name: `가정 ${serial++}`, note: "", variant, moves: [] }, AT);
}

const PAGES: Record<string, () => Promise<unknown>> = {
  overview: () => getGpuOverview(steward),
  pool: () => getPool(steward, poolId),
  accounts: () => getAccounts(steward, parseListQuery({}, ACCOUNT_LIST)),
  entries: () => listEntries(steward, parseListQuery({ q: "추가" }, ENTRY_LIST)),
  planner: () => getPlanner(steward),
};
async function measure(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, read] of Object.entries(PAGES)) counts[name] = (await countQueries(read)).statements.length;
  return counts;
}

beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]);
  poolId = await createGpuPool(steward, { gpuCount: 100_000 });
});

it("reads every page of the ledger with a fixed number of statements, however many rows there are", async () => {
  await grow();
  const few = await measure();
  for (let more = 0; more < 5; more++) await grow();
  const many = await measure();
  process.stdout.write(`ledger statements: ${JSON.stringify(many)}\n`);
  expect(many).toEqual(few);
  for (const [page, count] of Object.entries(many)) expect(`${page}: ${count <= AT_MOST}`).toBe(`${page}: true`);
});
