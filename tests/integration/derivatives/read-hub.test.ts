import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import type { CollectSettings } from "@/lib/derivatives/commands/collect-family";
import { readHub, requestReading } from "@/lib/derivatives/commands/read-hub";
import { db } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";
import { type HubModel, hubModel, namedBase } from "@/tests/factories/derivatives";
import { derivativesPlan } from "@/tests/factories/derivatives-plan";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, emptyProgramme, stagePlan } from "@/tests/factories/stages";
import { createTeam } from "@/tests/factories/teams";

const AT = new Date("2025-12-20T00:00:00Z");
const BASE = "hanbit/base";
const FAMILY: HubModel[] = [
  { id: "sun/a" },
  { id: "sun/b", relation: "adapter" },
  { id: "sky/c", relation: "quantized" },
  { id: "sea/merged", relation: "merge", parent: "sun/a" },
];

/** What the server answers instead of the hub's own answer, for one request; null leaves it to the hub. */
type Turn = (request: URL, response: ServerResponse, count: number) => boolean;
let turn: Turn = () => false;
let asked: string[] = [];
let waits: number[] = [];

const tied = (model: HubModel, filter: string): boolean =>
  filter === `base_model:${model.relation ?? "finetune"}:${model.parent ?? BASE}` ||
  filter === `base_model:${model.parent ?? BASE}`;
const json = (response: ServerResponse, body: unknown): true => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(body));
  return true;
};

/** The hub's API in small: lists one model a page with a Link to the next, and each model's own entry with hashes. */
function hub(url: URL, response: ServerResponse): void {
  const filter = url.searchParams.get("filter");
  if (filter === null) {
    const id = decodeURIComponent(url.pathname.slice("/api/models/".length));
    const model = [{ id: BASE }, ...FAMILY].find((one) => one.id === id);
    if (model) json(response, hubModel(BASE, model));
    else response.writeHead(404).end();
    return;
  }
  const found = FAMILY.filter((model) => tied(model, filter));
  const at = Number(url.searchParams.get("cursor") ?? 0);
  if (at + 1 < found.length) {
    const next = new URL(url);
    next.searchParams.set("cursor", String(at + 1));
    response.setHeader("link", `<${next}>; rel="next"`);
  }
  json(
    response,
    found.slice(at, at + 1).map((model) => hubModel(BASE, { ...model, weights: null })),
  );
}

const server = createServer((request: IncomingMessage, response) => {
  const url = new URL(request.url ?? "/", origin);
  asked.push(url.pathname + url.search);
  if (!turn(url, response, asked.length)) hub(url, response);
});
let origin = "";
let operator: Actor;
let of: { stageId: string; teamId: string };

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await ensureRulebookV1();
  operator = await createUser(["OPERATOR"]);
  await emptyProgramme(AT);
  const team = await createTeam({ name: "허브 팀" });
  const plan = { ...stagePlan({ survivors: 1 }), derivatives: derivativesPlan() };
  const officer = await createUser(["OFFICER"]);
  const { stageId } = await createRunningStage({ officer, plan, cutoffOn: "2025-12-15", speakers: [team] }, AT);
  of = { stageId, teamId: team.teamId };
  await namedBase(team.leadManager, of, BASE, AT);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  turn = () => false;
  asked = [];
  waits = [];
});

async function read(over: Partial<CollectSettings> = {}) {
  const entrant = await db.stageTeam.findUniqueOrThrow({ where: { stageId_teamId: of }, select: { id: true } });
  const { id } = await db.derivativeReading.create({
    data: { stageTeamId: entrant.id, requestedById: operator.id, requestedAt: AT },
    select: { id: true },
  });
  const wait = async (ms: number) => waits.push(ms);
  await readHub(id, { base: new URL(`${origin}/`), timeoutMs: 2_000, attempts: 3, wait, ...over });
  const { state, problem, detail, models, pages } = await db.derivativeReading.findUniqueOrThrow({ where: { id } });
  return { state, problem, detail, models, pages };
}
const listings = () => db.derivativeListing.count({ where: { stageTeam: { stageId: of.stageId } } });

it("Y1: reads every relation page by page, the generation after, and each model's hashes, and imports it as today's listing", async () => {
  turn = (url, response, count) => {
    if (count === 2) response.writeHead(429, { "retry-after": "7" }).end();
    else if (count === 3) response.writeHead(503).end();
    else if (url.pathname === "/api/models/sun/b" && !url.searchParams.has("moved"))
      response.writeHead(307, { location: "/api/models/sun/b?moved=1&blobs=true" }).end();
    else return false;
    return true;
  };
  expect(await read()).toEqual({ state: "DONE", problem: "", detail: "", models: 4, pages: 8 });
  // As long as the hub asks, then growing by itself.
  expect(waits).toEqual([7_000, 2_000]);
  const figures = await db.derivativeFigure.findMany({
    where: { listing: { stageTeam: { stageId: of.stageId }, source: "HUB" } },
    orderBy: { candidate: { repository: "asc" } },
    select: { relation: true, parent: true, knowsWeights: true, candidate: { select: { repository: true } } },
  });
  expect(figures.map((one) => [one.candidate.repository, one.relation, one.parent, one.knowsWeights])).toEqual([
    ["sea/merged", "merge", "sun/a", true],
    ["sky/c", "quantized", BASE, true],
    ["sun/a", "finetune", BASE, true],
    ["sun/b", "adapter", BASE, true],
  ]);
  expect(asked.filter((one) => one.includes("expand%5B%5D=createdAt")).length).toBeGreaterThan(4);
});

describe("whatever the hub does, the reading ends, says why, and imports nothing", () => {
  const always =
    (answer: (response: ServerResponse, url: URL) => void): Turn =>
    (url, response) => {
      answer(response, url);
      return true;
    };
  const linked = (to: (url: URL, count: number) => string): Turn => {
    let count = 0;
    return (url, response) => {
      count += 1;
      response.setHeader("link", `<${to(url, count)}>; rel="next"`);
      return json(response, []);
    };
  };
  it.each<[string, () => Turn, string, RegExp, number]>([
    ["500 again and again", () => always((one) => one.writeHead(500).end()), "HUB_STATUS", /^500 /, 3],
    ["403", () => always((one) => one.writeHead(403).end()), "HUB_STATUS", /^403 /, 1],
    [
      "429 without an end",
      () => always((one) => one.writeHead(429, { "retry-after": "999999" }).end()),
      "HUB_STATUS",
      /^429 /,
      3,
    ],
    ["broken JSON", () => always((one) => one.end('[{"id": "sun')), "HUB_NOT_JSON", /SYNTAX/, 1],
    ["a page of HTML", () => always((one) => one.end("<html>")), "HUB_NOT_JSON", /EXPECTED_LIST/, 1],
    ["a connection that breaks", () => always((one) => one.destroy()), "HUB_UNREACHABLE", /api\/models/, 3],
    ["no answer", () => always(() => undefined), "HUB_TIMEOUT", /api\/models/, 3],
    [
      "an answer without an end",
      () => always((one) => one.end(`["${"x".repeat(70_000)}"]`)),
      "HUB_TOO_LARGE",
      /api\/models/,
      1,
    ],
    ["a Link to another origin", () => linked(() => "http://169.254.169.254/latest"), "HUB_ELSEWHERE", /169\.254/, 1],
    ["a Link of another protocol", () => linked(() => "file:///etc/passwd"), "HUB_ELSEWHERE", /passwd/, 1],
    [
      "a redirect to another origin",
      () => always((one) => one.writeHead(302, { location: "http://localhost:1/x" }).end()),
      "HUB_ELSEWHERE",
      /localhost:1/,
      1,
    ],
    [
      "a redirect in a circle",
      () => always((one, url) => one.writeHead(302, { location: url.pathname }).end()),
      "HUB_ENDLESS",
      /api\/models/,
      4,
    ],
    ["a page that is its own next", () => linked((url) => url.href), "HUB_ENDLESS", /api\/models/, 2],
    [
      "pages without an end",
      () => linked((url, count) => `${url.origin}/api/models?cursor=${count}`),
      "HUB_ENDLESS",
      /cursor/,
      12,
    ],
    [
      "a model of another family",
      () => (url, response) =>
        url.searchParams.has("filter") && json(response, [hubModel("other/x", { id: "moon/z" })]),
      "NOT_DERIVED",
      /tags/,
      6,
    ],
  ])("%s", async (_name, make, problem, detail, requests) => {
    const before = await listings();
    turn = make();
    const found = await read({ timeoutMs: 150, pageBytes: 65_536, maxPages: 12 });
    expect(found).toMatchObject({ state: "FAILED", problem });
    expect(found.detail).toMatch(detail);
    expect(asked.length).toBeLessThanOrEqual(requests + 4);
    expect(waits.every((ms) => ms <= 120_000)).toBe(true);
    expect(await listings()).toBe(before);
  });
});

it("is off by default, and a reading is done once", async () => {
  expect(await requestReading(operator, of, AT)).toMatchObject({ reason: "HUB_OFF" });
  const done = await db.derivativeReading.findFirstOrThrow({ where: { state: "DONE" }, select: { id: true } });
  await readHub(done.id);
  expect(asked).toEqual([]);
});
