import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import { db } from "@/lib/platform/db";
import {
  type ActionRow,
  type Answer,
  AUDIENCES,
  type Audience,
  addressOf,
  doorOf,
  namesThing,
  type PageRow,
  type RouteRow,
  SIGNED_IN,
  type World,
} from "@/tests/matrix/matrix";
import { ROWS } from "@/tests/matrix/rows";
import { ActionDirectory, encodeArguments, returnedBy } from "./fixtures/action-call";
import { inTurns } from "./fixtures/in-turns";
import { allVisitors, type Visitor } from "./fixtures/sessions";
import { buildWorld } from "./fixtures/world";

// Every cell of the matrix over HTTP, without a browser: who gets in, who finds nothing, and that a refusal changes nothing.
test.describe.configure({ mode: "default", timeout: 300_000 });

/** How often a suspect is asked again. */
const TURNS = 4;
const DENIED = ["NOT_FOUND", "FORBIDDEN", "UNAUTHENTICATED"];
const PAGES = ROWS.filter((row): row is PageRow => row.kind === "page");
const ROUTES = ROWS.filter((row): row is RouteRow => row.kind === "route");
const ACTIONS = ROWS.filter((row): row is ActionRow => row.kind === "action");
const label = (row: PageRow | RouteRow | ActionRow) => `${doorOf(row)}${row.of ? ` (${row.of})` : ""}`;

/** A kept connection may be closed by the server in the moment it is used again: nothing was asked then, and is asked anew. */
const ANEW = { maxRetries: 2 } as const;

const say = (text: string) => process.stdout.write(`matrix: ${text}\n`);

let world: World;
let visitors: Map<Audience, Visitor>;
const clients = new Map<Audience, APIRequestContext>();
let origin = "";

test.beforeAll(async ({ playwright }, info) => {
  origin = info.project.use.baseURL ?? "";
  world = await buildWorld();
  visitors = await allVisitors();
  for (const [audience, { cookie }] of visitors) {
    const extraHTTPHeaders = cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {};
    clients.set(audience, await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders }));
  }
});

test.afterAll(async () => {
  for (const client of clients.values()) await client.dispose();
});

const client = (audience: Audience): APIRequestContext => {
  const found = clients.get(audience);
  if (!found) throw new Error(`nobody is signed in as ${audience}`);
  return found;
};

function answerOf(response: APIResponse): Answer {
  const { location } = response.headers();
  if (response.status() < 300 || response.status() >= 400 || !location) return response.status();
  const { pathname } = new URL(location, origin);
  if (pathname.endsWith("/sign-in")) return "sign-in";
  return pathname.endsWith("/second-factor") ? "second-factor" : "elsewhere";
}

const usualPage = (audience: Audience): Answer =>
  audience === "anonymous" ? "sign-in" : audience === "pending" ? "second-factor" : 404;
const usualRoute = (audience: Audience): Answer => (audience === "anonymous" || audience === "pending" ? 401 : 404);

type Cell = { name: string; audience: Audience; wanted: Answer; ask: () => Promise<APIResponse> };

async function assertCells(cells: Cell[], what: string): Promise<void> {
  const wrong: string[] = [];
  await inTurns(cells, async ({ name, audience, wanted, ask }) => {
    const response = await ask();
    const got = answerOf(response);
    await response.dispose();
    if (got !== wanted) wrong.push(`${name} as ${audience}: ${got} instead of ${wanted}`);
  });
  say(`${cells.length} cells of ${what} asserted`);
  expect(wrong.sort(), wrong.sort().join("\n")).toEqual([]);
}

test("every page opens for those who may and does not exist for the others", async () => {
  const get = (audience: Audience, address: string) => () =>
    client(audience).get(address, { ...ANEW, maxRedirects: 0, headers: { accept: "text/html" } });
  const cells = PAGES.flatMap((row) =>
    AUDIENCES.map((audience) => ({
      name: label(row),
      audience,
      wanted: row.may.includes(audience) ? (row.answer ?? 200) : (row.instead?.[audience] ?? usualPage(audience)),
      ask: get(audience, addressOf(row, world)),
    })),
  );
  // What is missing looks like what is forbidden: those who may, and one who may not, ask for an id that nobody has.
  const missing = PAGES.filter(namesThing).flatMap((row) =>
    [...row.may, ...AUDIENCES.filter((one) => SIGNED_IN.includes(one) && !row.may.includes(one)).slice(0, 1)]
      .filter((audience) => SIGNED_IN.includes(audience))
      .map((audience) => ({
        name: `${label(row)}, an id that nobody has,`,
        audience,
        wanted: 404 as const,
        ask: get(audience, addressOf(row, world, true)),
      })),
  );
  await assertCells([...cells, ...missing], "pages");
});

test("every route answers those who may and nobody else", async () => {
  const ask = (row: RouteRow, audience: Audience, address: string, body: unknown) => () =>
    client(audience).fetch(address, {
      ...ANEW,
      method: row.method,
      maxRedirects: 0,
      ...(row.method === "GET" ? {} : { headers: { origin }, data: JSON.stringify(body) }),
    });
  const cells = ROUTES.flatMap((row) =>
    AUDIENCES.flatMap((audience) => {
      const may = row.may.includes(audience);
      const refused = row.instead?.[audience] ?? usualRoute(audience);
      const cell = {
        name: label(row),
        audience,
        wanted: may ? (row.answer ?? (row.method === "GET" ? 200 : 422)) : refused,
        // Those who may send an empty body, so that nothing changes; the others a valid one.
        ask: ask(row, audience, addressOf(row, world), may ? {} : row.body?.(world)),
      };
      if (!namesThing(row)) return [cell];
      const address = addressOf(row, world, true);
      // What is everybody's is missing for strangers, too.
      const wanted = may && row.may.includes("anonymous") && !SIGNED_IN.includes(audience) ? (404 as const) : refused;
      return [
        cell,
        { ...cell, name: `${label(row)}, missing,`, wanted, ask: ask(row, audience, address, row.body?.(world)) },
      ];
    }),
  );
  await assertCells(cells, "routes");
});

test("no route takes a write from another site", async () => {
  const foreign = [{}, { origin: "https://elsewhere.example" }, { origin, "sec-fetch-site": "cross-site" }];
  const cells = ROUTES.filter((row) => row.method !== "GET" && row.answer !== 404).flatMap((row) =>
    row.may.flatMap((audience) =>
      foreign.map((headers: Record<string, string>) => ({
        name: `${label(row)} with ${JSON.stringify(headers)}`,
        audience,
        wanted: 403,
        ask: () =>
          client(audience).fetch(addressOf(row, world), {
            ...ANEW,
            method: row.method,
            headers,
            data: JSON.stringify(row.body?.(world)),
          }),
      })),
    ),
  );
  await assertCells(cells, "foreign writes to routes");
});

type Call = { row: ActionRow; audience: Audience; input: unknown; headers: Record<string, string>; wanted: string[] };
type Window = { call: Call; userId: string | null; from: Date; to: Date };

/** Posts the action as the browser would, to a page that uses it. */
async function post(directory: ActionDirectory, call: Call): Promise<{ got: string; window: Window }> {
  const { row, audience, input, headers } = call;
  const id = directory.find(row.noun, row.action) ?? "";
  const from = new Date();
  const request = client(audience).post(addressOfPage(directory.pageOf(id)), {
    maxRedirects: 0,
    ...ANEW,
    headers: { accept: "text/x-component", "content-type": "text/plain;charset=UTF-8", "next-action": id, ...headers },
    data: encodeArguments(input),
  });
  // Next hangs up on a foreign Origin while the body is still coming.
  const got = await request.then(resultOf, () => "no answer");
  return { got, window: { call, userId: visitors.get(audience)?.userId ?? null, from, to: new Date() } };
}

async function resultOf(response: APIResponse): Promise<string> {
  const returned = returnedBy(await response.text());
  await response.dispose();
  return returned ? (returned.ok ? "ok" : (returned.code ?? "?")) : `status ${response.status()}`;
}

function addressOfPage(file: string): string {
  const folder = file.replace(/^app\/\[locale\]\/?/, "").replace(/\/?page$/, "");
  const row = PAGES.find((one) => one.page === folder);
  if (!row) throw new Error(`no row for the page ${file}`);
  return addressOf(row, world);
}

/** What people wrote into the audit log while they were being refused. */
async function written(windows: Window[]): Promise<Window[]> {
  const ids = [...new Set(windows.flatMap(({ userId }) => userId ?? []))];
  const since = windows.reduce((first, { from }) => (from < first ? from : first), new Date());
  const events = await db.auditEvent.findMany({
    where: { recordedAt: { gte: since }, actorId: { in: ids } },
    select: { actorId: true, recordedAt: true },
  });
  return windows.filter(({ userId, from, to }) =>
    events.some((event) => event.actorId === userId && event.recordedAt >= from && event.recordedAt <= to),
  );
}

async function assertCalls(directory: ActionDirectory, calls: Call[], what: string): Promise<void> {
  const wrong: string[] = [];
  const windows: Window[] = [];
  const named = ({ row, audience, headers }: Call) =>
    `${label(row)} as ${audience}${headers.origin === origin && !headers["sec-fetch-site"] ? "" : ` with ${JSON.stringify(headers)}`}`;
  await inTurns(calls, async (call) => {
    const { got, window } = await post(directory, call);
    windows.push(window);
    if (!call.wanted.includes(got)) wrong.push(`${named(call)}: ${got} instead of ${call.wanted.join(" or ")}`);
  });
  // A person may be at work in another test at the same instant: who is suspected is asked again, alone, and wrote each time.
  let suspected = await written(windows);
  for (let turns = 0; turns < TURNS && suspected.length > 0; turns += 1) {
    const again: Window[] = [];
    for (const { call } of suspected) again.push((await post(directory, call)).window);
    suspected = await written(again);
  }
  for (const { call } of suspected) wrong.push(`${named(call)}: was refused and yet wrote to the audit log`);
  say(`${calls.length} cells of ${what} asserted`);
  expect(wrong.sort(), wrong.sort().join("\n")).toEqual([]);
}

test("every action refuses those who may not, and changes nothing", async () => {
  const directory = new ActionDirectory();
  const unused = ACTIONS.filter((row) => directory.find(row.noun, row.action) === null).map(label);
  if (unused.length > 0) say(`no page uses, so nobody can call: ${unused.join(", ")}`);
  const reachable = ACTIONS.filter((row) => directory.find(row.noun, row.action) !== null);
  const calls = reachable.flatMap((row) =>
    AUDIENCES.flatMap((audience): Call[] => {
      const may = row.may.includes(audience);
      if (row.schemaless && (may || !row.input)) return [];
      const input = may ? null : row.input?.(world);
      return [{ row, audience, input, headers: { origin }, wanted: may ? ["INVALID_INPUT"] : DENIED }];
    }),
  );
  await assertCalls(directory, calls, "actions");
});

test("no action runs for another site", async () => {
  const directory = new ActionDirectory();
  const foreign = [{}, { origin, "sec-fetch-site": "cross-site" }];
  const calls = ACTIONS.filter((row) => !row.schemaless && directory.find(row.noun, row.action) !== null).flatMap(
    (row) =>
      foreign.map(
        (headers: Record<string, string>): Call => ({
          row,
          audience: row.may[0] ?? "officer",
          input: row.input?.(world) ?? null,
          headers,
          wanted: ["FORBIDDEN"],
        }),
      ),
  );
  // Next itself turns a foreign Origin away before our wrapper sees it.
  const origins = calls
    .filter((_, index) => index % foreign.length === 0)
    .map((call) => ({
      ...call,
      headers: { origin: "https://elsewhere.example" },
      wanted: ["FORBIDDEN", "status 500", "no answer"],
    }));
  await assertCalls(directory, [...calls, ...origins], "foreign calls of actions");
});
