import { readFileSync, statSync } from "node:fs";
import { withClient } from "../../lib/platform/database/roles.ts";
import { startRehearsal } from "../../scripts/steps/rehearsal.ts";

const CEILING = 12;
const SERVER_LOG = ".test/postgres/server.log";

type Cookie = { name: string; value: string };
type Paths = { name: string; path: string; cookie: Cookie }[];

/**
 * Statements that reach PostgreSQL for one page, read from the server's own log: over few rows, then over ten times as many.
 * A page must need the same number, and no more than twelve. In a rehearsal the clock is asked as well, which production spares.
 */
export async function bench(): Promise<void> {
  const few = await countPages(5, 4);
  const many = await countPages(50, 4);
  console.log("statements per page      5 proposals   50 proposals");
  for (const [name, count] of few) {
    const grown = many.get(name) ?? 0;
    const verdict = grown === count && count <= CEILING ? "" : grown === count ? `  above ${CEILING}` : "  GROWS";
    console.log(`${name.padEnd(24)} ${String(count).padStart(11)} ${String(grown).padStart(14)}${verdict}`);
  }
}

async function countPages(proposals: number, reviewers: number): Promise<Map<string, number>> {
  const rehearsal = await startRehearsal({
    scenario: "load",
    seedArguments: ["--proposals", String(proposals), "--reviewers", String(reviewers)],
  });
  try {
    Object.assign(process.env, rehearsal.env);
    await withClient(rehearsal.database.adminUrl, async (client) => {
      await client.query(`ALTER DATABASE "${rehearsal.database.name}" SET log_statement = 'all'`);
      // New sessions only: the application's pool has to reconnect to be logged.
      await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()",
        [rehearsal.database.name],
      );
    });
    const counts = new Map<string, number>();
    for (const { name, path, cookie } of await pagesOf(rehearsal.env.DATABASE_MIGRATION_URL)) {
      const headers = { cookie: `${cookie.name}=${cookie.value}` };
      await fetch(rehearsal.origin + path, { headers }).then((response) => response.text()); // reconnects, warms up
      const from = statSync(SERVER_LOG).size;
      const response = await fetch(rehearsal.origin + path, { headers });
      await response.text();
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      counts.set(name, statementsIn(readFileSync(SERVER_LOG).subarray(from).toString("utf8")));
    }
    return counts;
  } finally {
    await rehearsal.stop();
  }
}

/** Statements of the application; the worker's polling beside it is not the page's, and a name travels with its statement (decision 021). */
const statementsIn = (log: string): number =>
  log
    .split(/^(?=\S.*LOG: {2})/m)
    .filter(
      (entry) =>
        /LOG: {2}(execute|statement)/.test(entry) && !/pgboss|\b(BEGIN|COMMIT)\b|set_config\('app\.actor'/.test(entry),
    ).length;

/** As the owner, whom row-level security does not bind: who reviews what is shown to nobody else without a name. */
async function pagesOf(url: string): Promise<Paths> {
  const { createSessionCookie } = await import("./session-cookie.ts");
  return withClient(url, async (client) => {
    const one = async (sql: string): Promise<string> => (await client.query(sql)).rows[0]?.id ?? "";
    const officer = await createSessionCookie(
      client,
      await one(`SELECT "userId" AS id FROM "Grant" WHERE role = 'OFFICER' LIMIT 1`),
    );
    const seat = await client.query(
      `SELECT a.id, m."userId" FROM "ReviewAssignment" a JOIN "PanelMember" m ON m.id = a."memberId" ORDER BY a.id LIMIT 1`,
    );
    const reviewer = await createSessionCookie(client, seat.rows[0]?.userId);
    const call = await one(`SELECT id FROM "Call" LIMIT 1`);
    return [
      { name: "bare page with session", path: "/gallery/session", cookie: officer },
      { name: "dashboard", path: "/dashboard", cookie: officer },
      { name: "list of calls", path: "/manage/calls", cookie: officer },
      { name: "list of proposals", path: `/manage/calls/${call}/proposals?size=50`, cookie: officer },
      { name: "panel", path: `/manage/calls/${call}/panel`, cookie: officer },
      { name: "ranking", path: `/manage/calls/${call}/ranking`, cookie: officer },
      { name: "reviewer's home", path: "/reviews", cookie: reviewer },
      { name: "score sheet", path: `/reviews/${seat.rows[0]?.id}`, cookie: reviewer },
      { name: "inbox", path: "/inbox", cookie: officer },
      { name: "ledger", path: "/ledger", cookie: officer },
      { name: "accounts of the ledger", path: "/ledger/accounts", cookie: officer },
      { name: "teams", path: "/teams", cookie: officer },
    ];
  });
}
