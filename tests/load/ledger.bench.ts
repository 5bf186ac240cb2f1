import type { Actor } from "../../lib/access/actor.ts";
import { prepareDatabase, withClient } from "../../lib/platform/database/roles.ts";
import { generateClient } from "../../scripts/steps/generate.ts";
import { openTestCluster } from "../setup/test-cluster.ts";
import { fillLedger } from "./ledger-rows.ts";

const ENTRIES = 1_000_000;
const CEILING_MS = 50;
const ROUNDS = 200;
const ALLOCATORS = 64;
const TEAMS = 10;

/**
 * G2, G3: the balances of any day over a million entries, the invariant runner over the same, and 64 allocators at once on one
 * pool, through the real queries and commands on PostgreSQL. `npm run bench ledger [entries]`.
 */
export async function bench(args: string[]): Promise<void> {
  const entries = Number(args[0] ?? ENTRIES);
  await generateClient();
  const { cluster, template, run, release } = await openTestCluster();
  try {
    const name = `${run}ledger`;
    await prepareDatabase(cluster.adminUrl, name, template);
    Object.assign(process.env, {
      ...{ DATABASE_URL: cluster.urlFor("portal_app", name), PORTAL_MODE: "rehearsal", LOG_LEVEL: "silent" },
      ...{ AUTH_SECRET: "only-for-measurements-only-for-measurements", APP_ORIGIN: "http://localhost:3000" },
      DATA_DIR: ".test/data",
    });
    const world = await createTeams();
    await allocateAtOnce(world);
    const began = performance.now();
    await withClient(cluster.urlFor("portal_owner", name), (owner) => fillLedger(owner, world.teams, entries));
    console.log(`${entries} entries written with their sums in ${seconds(began)} s`);
    await readBalances();
    await readEntries(world.steward);
    await runInvariants();
  } finally {
    await release();
  }
}

const seconds = (began: number): string => ((performance.now() - began) / 1_000).toFixed(1);
const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

async function createTeams() {
  const { createSupportStaff, createTeam, agreeOnSupport } = await import("../factories/teams.ts");
  const { createUser } = await import("../factories/actor.ts");
  const staff = await createSupportStaff();
  const steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]);
  const teams: string[] = [];
  for (let index = 0; index < TEAMS; index++) {
    const { teamId } = await createTeam();
    const periods = ["2025H2", "2026H1"].map((period) => ({ resource: "GPU" as const, period, gpuCount: 1_000_000 }));
    await agreeOnSupport(staff, teamId, periods, new Date("2025-08-02T00:00:00Z"));
    teams.push(teamId);
  }
  return { steward, teams };
}

/** Mixed sizes and periods; whatever is refused must be short of some day even afterwards. */
async function allocateAtOnce({ steward, teams }: Awaited<ReturnType<typeof createTeams>>): Promise<void> {
  const { createGpuPool, mixedRequests } = await import("../factories/ledger.ts");
  const { requestAllocation } = await import("../../lib/ledger/commands/request-allocation.ts");
  const { allocationPeriods, poolPeriods } = await import("../../lib/ledger/queries/ledger-facts.ts");
  const { poolUse, shortageOf } = await import("../../lib/ledger/domain/pool-use.ts");
  const { db } = await import("../../lib/platform/db.ts");
  for (const gpuCount of [1_024, 1_000_000]) {
    const poolId = await createGpuPool(steward, { gpuCount });
    const wanted = mixedRequests(ALLOCATORS, poolId, teams);
    const began = performance.now();
    const outcomes = await Promise.all(
      wanted.map((one) => requestAllocation(steward, one, new Date("2025-09-01T00:00:00Z"))),
    );
    const rate = ALLOCATORS / ((performance.now() - began) / 1_000);
    const [pool] = await poolPeriods(db, poolId);
    const taken = await allocationPeriods(db, { poolId });
    const over = pool ? poolUse([pool], taken).filter((step) => step.reserved > step.held).length : 1;
    const wronged = wanted.filter((one, index) => !outcomes[index]?.ok && pool && !shortageOf(pool, taken, one)).length;
    const verdict = over + wronged === 0 ? "exact" : `WRONG: ${over} days oversold, ${wronged} refused with room`;
    console.log(
      `${ALLOCATORS} allocators on a pool of ${gpuCount}: ${taken.length} granted, ${rate.toFixed(0)} requests/s, capacity ${verdict}`,
    );
  }
}

async function readBalances(): Promise<void> {
  const { getAccountBalances } = await import("../../lib/ledger/queries/account-balances.ts");
  const { db } = await import("../../lib/platform/db.ts");
  const times: number[] = [];
  let accounts = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const day = new Date(Date.UTC(2025, 6, 1 + ((round * 389) % 880))).toISOString().slice(0, 10);
    const began = performance.now();
    accounts = (await getAccountBalances(db, day)).length;
    times.push(performance.now() - began);
  }
  const p95 = quantile(times, 0.95);
  console.log(
    `balances of ${ROUNDS} days, ${accounts} accounts of pools and teams: median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (ceiling ${CEILING_MS} ms)${p95 > CEILING_MS ? "  ABOVE" : ""}`,
  );
}

/** The page of entries as people ask for it: the latest, one pool's, a word looked for in all of them, and far back. */
async function readEntries(steward: Actor): Promise<void> {
  const { ENTRY_LIST, listEntries } = await import("../../lib/ledger/queries/list-entries.ts");
  const { parseListQuery } = await import("../../lib/platform/list-query.ts");
  const asked: Record<string, Record<string, string>> = {
    latest: {},
    "one pool": { pool: "pool7" },
    "one day on": { from: "2026-03-01", to: "2026-03-31", sort: "effectiveOn", dir: "asc" },
    search: { q: "측정 자원 7" },
    "page 1,000": { page: "1000" },
  };
  for (const [name, params] of Object.entries(asked)) {
    const times: number[] = [];
    let total = 0;
    for (let round = 0; round < 20; round++) {
      const began = performance.now();
      total = (await listEntries(steward, parseListQuery(params, ENTRY_LIST))).total;
      times.push(performance.now() - began);
    }
    console.log(
      `entries, ${name} (${total} found): median ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`,
    );
  }
}

async function runInvariants(): Promise<void> {
  const { verifyLedgerDatabase } = await import("../../lib/ledger/queries/verify-ledger.ts");
  const began = performance.now();
  const report = await verifyLedgerDatabase();
  const [first] = report.violations;
  const verdict = first ? `VIOLATED: ${first.code} ${first.subjectId} ${first.detail}` : "holds";
  console.log(
    `invariant runner over ${report.entries} entries of ${report.pools} pools: ${seconds(began)} s, ${verdict}`,
  );
}
