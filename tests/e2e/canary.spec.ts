import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { db } from "@/lib/platform/db";
import { createSession } from "@/tests/factories/session";
import { type Audience, addressOf, type World } from "@/tests/matrix/matrix";
import { ROWS } from "@/tests/matrix/rows";
import { CANARY, CANARY_SCORE, conflictedOfficer, type Planted, plantCanary } from "./fixtures/canary";
import { crawl, type Seen } from "./fixtures/crawl";
import { visitorOf } from "./fixtures/sessions";
import { buildWorld } from "./fixtures/world";

// S3, S8: who reviews, and what they write while a round runs, is in no byte that an applicant can get; nor that somebody
// with a conflict can. A planted reviewer with an unmistakable name stands for all.
test.describe.configure({ mode: "default", timeout: 120_000 });

let planted: Planted;
let world: World;
test.beforeAll(async () => {
  planted = await plantCanary();
  world = await buildWorld();
});

/** Every address of the matrix that is read, forbidden ones too, in both languages; and the running round's own. */
function doors(): string[] {
  const own = {
    ...world,
    draft: planted.proposalId,
    selectedProposal: planted.proposalId,
    runningProposal: planted.proposalId,
  };
  const addresses = [world, own].flatMap((one) =>
    ROWS.flatMap((row) => {
      if (row.kind === "page") return [addressOf(row, one), `/en${addressOf(row, one)}`];
      return row.kind === "route" && row.method === "GET" && row.route.startsWith("api/exports")
        ? [addressOf(row, one)]
        : [];
    }),
  );
  const ranking = ["json", "csv"].map(
    (format) => `/api/exports/ranking/${planted.callId}?format=${format}&reason=canary test`,
  );
  return [...new Set(["/", "/en", "/dashboard", "/en/dashboard", ...addresses, ...ranking])];
}

type Rule = { who: string; isFree?: (address: string) => boolean };
const NAMES = [CANARY.name, CANARY.nameEn, CANARY.email];

/** Reads everything in reach and names each address in which the canary sings. */
async function search(client: APIRequestContext, { who, isFree }: Rule): Promise<void> {
  const found: string[] = [];
  const look = ({ address, body }: Seen) => {
    const names = isFree?.(address) ? [] : NAMES.filter((name) => body.includes(name));
    const words = body.includes(CANARY.text) ? [CANARY.text] : [];
    const score = CANARY_SCORE.exec(body)?.[0];
    for (const leak of [...names, ...words, ...(score ? [`score ${score}`] : [])]) found.push(`${leak} in ${address}`);
  };
  const asked = await crawl(client, doors(), look);
  process.stdout.write(`canary: ${asked} answers read as ${who}\n`);
  expect(asked).toBeGreaterThan(150);
  expect(found, found.join("\n")).toEqual([]);
}

const clientOf = (
  playwright: { request: { newContext(options: object): Promise<APIRequestContext> } },
  cookie: { name: string; value: string } | null,
  baseURL: string | undefined,
) =>
  playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {},
  });

test("an officer without a conflict does see the canary: the search can find it", async ({ playwright, baseURL }) => {
  const client = await clientOf(playwright, (await visitorOf("officer")).cookie, baseURL);
  const panel = await (await client.get(`/manage/calls/${planted.callId}/panel`)).text();
  expect(panel).toContain(CANARY.name);
  const ranking = await client.get(`/api/exports/ranking/${planted.callId}?format=json&reason=canary test`);
  expect(await ranking.text()).toMatch(CANARY_SCORE);
  await client.dispose();
});

for (const audience of ["anonymous", "newcomer", "applicant", "university"] as const satisfies readonly Audience[]) {
  test(`no byte in reach of ${audience} names the reviewer or tells the score`, async ({ playwright, baseURL }) => {
    const client = await clientOf(playwright, (await visitorOf(audience)).cookie, baseURL);
    await search(client, { who: audience });
    await client.dispose();
  });
}

test("nor of the lead manager whose proposal the canary scored", async ({ playwright, baseURL }) => {
  const client = await clientOf(playwright, (await createSession(planted.leadManagerId)).cookie, baseURL);
  await search(client, { who: "lead manager" });
  await client.dispose();
});

test("nor of an officer with a conflict in the call", async ({ playwright, baseURL }) => {
  const other = await db.proposal.findFirstOrThrow({
    where: { callId: planted.callId, id: { not: planted.proposalId } },
    select: { id: true },
  });
  const client = await clientOf(playwright, await conflictedOfficer(other.id), baseURL);
  // That somebody is a reviewer at all is no secret from officers: the pool lists them, panels of other calls and objections
  // against their results offer them. (The canary's own call has no results yet, and so no objections.)
  const isPoolOrOffer = (address: string) =>
    /\/(manage|api\/exports)\/reviewers/.test(address) ||
    /\/manage\/objections\/[^/]+$/.test(address) ||
    (/\/manage\/calls\/[^/]+\/panel/.test(address) && !address.includes(planted.callId));
  await search(client, { who: "conflicted officer", isFree: isPoolOrOffer });
  await client.dispose();
});
