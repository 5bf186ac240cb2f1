import { type APIRequestContext, expect, test } from "@playwright/test";
import { db } from "@/lib/platform/db";
import { createSession } from "@/tests/factories/session";
import { type Audience, addressOf, type PageRow, type RouteRow, type Thing, type World } from "@/tests/matrix/matrix";
import { ROWS } from "@/tests/matrix/rows";
import {
  boundPerson,
  boundReviewer,
  CANARY,
  CANARY_SCORE,
  type Planted,
  plantCanary,
  tracesOf,
} from "./fixtures/canary";
import { crawl, type Door, type Seen } from "./fixtures/crawl";
import { inTurns } from "./fixtures/in-turns";
import { FIRST } from "./fixtures/rows";
import { visitorOf } from "./fixtures/sessions";
import { buildWorld } from "./fixtures/world";

// S3, S8: who reviews, and what they write while a round runs, is in no byte that an applicant can get; nor that somebody
// with a conflict can. A planted reviewer with an unmistakable name, score and hour stands for all.
test.describe.configure({ mode: "default", timeout: 180_000 });

let planted: Planted;
let world: World;
let other: string;
test.beforeAll(async () => {
  planted = await plantCanary();
  world = await buildWorld();
  const { id } = await db.proposal.findFirstOrThrow({
    ...FIRST,
    where: { callId: planted.callId, status: "ELIGIBLE", id: { not: planted.proposalId } },
    select: { id: true },
  });
  other = id;
});

const READ = ROWS.filter(
  (row): row is PageRow | RouteRow => row.kind === "page" || (row.kind === "route" && row.method === "GET"),
);

/** The canary's own things under every name that the matrix has for such a thing: whoever guesses an id asks for these. */
function canarysWorld(): World {
  const { callId, panelId, proposalId, memberId, assignmentId, sheetId, reviewerId } = planted;
  const ofKind: [RegExp, string][] = [
    [/Call$/, callId],
    [/Panel$/, panelId],
    [/^(draft|.*Proposal)$/, proposalId],
    [/^reviewer(Assignment|Scored)$/, assignmentId],
    [/Sheet$/, sheetId],
    [/^panelMember$/, memberId],
    [/^(user|applicantUser|spareReviewer)$/, reviewerId],
  ];
  const own = (thing: string, id: string) => ofKind.find(([names]) => names.test(thing))?.[1] ?? id;
  return Object.fromEntries(Object.entries(world).map(([thing, id]) => [thing, own(thing, id)])) as Record<
    Thing,
    string
  >;
}

/** Pages in both languages; exports in every format they may have; letters in both languages. */
function doorOf(row: PageRow | RouteRow): Door {
  const address = addressOf(row, world);
  if (row.kind === "page") return [address, `/en${address === "/" ? "" : address}`];
  const formats = row.route.startsWith("api/exports/") ? ["csv", "xlsx", "json"] : [];
  const [path = "", query = ""] = address.split("?");
  const asked = (name: string, value: string) => {
    const params = new URLSearchParams(query);
    params.set(name, value);
    return `${path}?${params}`;
  };
  return [address, ...formats.map((format) => asked("format", format)), asked("locale", "ko"), asked("locale", "en")];
}

/** Every address of the matrix that is read, forbidden ones too, of the demo's things and of the canary's. New rows join by themselves. */
const doors = (): Door[] => [
  ...READ.map((row): Door => [addressOf(row, canarysWorld())]),
  ["/", "/en"],
  ["/dashboard", "/en/dashboard"],
  ...READ.map(doorOf),
  ...["json", "csv", "xlsx"].map(
    (format): Door => [`/api/exports/ranking/${planted.callId}?format=${format}&reason=canary test`],
  ),
];

type Rule = { who: string; isFree?: (address: string) => boolean };
const NAMES = [CANARY.name, CANARY.nameEn, CANARY.email];

function betrayals(body: string, free = false): string[] {
  const words = free ? [CANARY.text] : [...NAMES, CANARY.text, ...tracesOf(planted)];
  const score = CANARY_SCORE.exec(body)?.[0];
  return [...words.filter((word) => body.includes(word)), ...(score ? [`score ${score}`] : [])];
}

/** Reads everything in reach and names each address in which the canary sings. */
async function search(client: APIRequestContext, { who, isFree }: Rule): Promise<List[]> {
  const found: string[] = [];
  const lists = new Map<string, List>();
  const asks = new Set(tracesOf(planted));
  const look = ({ address, body, status }: Seen) => {
    // What one asks for stands in the answer: an id in the address is no news to whoever wrote it there.
    const own = [...asks].filter((trace) => address.includes(trace));
    const said = betrayals(body, isFree?.(address)).filter((word) => !own.includes(word));
    for (const leak of said) found.push(`${leak} in ${address} (${status})`);
    const list = { address, searched: /<input[^>]* name="q"/.test(body), sorted: /[?&;]sort=/.test(body) };
    if (status === 200 && !/^\/(api|en)\/|[?]/.test(address) && (list.searched || list.sorted))
      lists.set(address, list);
  };
  const asked = await crawl(client, doors(), look);
  process.stdout.write(`canary: ${asked} answers read as ${who}\n`);
  expect(asked).toBeGreaterThan(150);
  expect(found, found.join("\n")).toEqual([]);
  return [...lists.values()].filter(({ address }) => !address.endsWith("(RSC)") && !isFree?.(address));
}

/** What a reader sees of a page: its words, without what was looked for. */
const shown = (html: string, ...sought: string[]): string =>
  sought
    .flatMap((one) => [one, encodeURIComponent(one)])
    .reduce((text, one) => text.replaceAll(one, ""), html)
    .replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\d{1,2}:\d\d(:\d\d)?/g, "")
    .replaceAll(/\s+/g, " ");

type List = { address: string; searched: boolean; sorted: boolean };
const NOBODY = { name: "없는사람위원9Q8", email: "nobody-9q8@reviewers.portal.example" } as const;
const SEARCHES = (["name", "email"] as const).map((what) =>
  [CANARY[what], NOBODY[what]].map((q) => `?q=${encodeURIComponent(q)}`),
);
const ORDERS = ["total", "score", "rank", "submitted"].map((key) => [
  `?sort=${key}&dir=desc`,
  "?sort=nothing&dir=desc",
]);

/** How often a list that others write into is read again. */
const TURNS = 5;

/** A list must not say by its length, a count or its order what it does not show: looking for the canary is looking for nobody. */
async function compare(client: APIRequestContext, who: string, lists: readonly List[]): Promise<void> {
  const read = async (address: string) => {
    const response = await client.get(address, { headers: { accept: "text/html" }, maxRetries: 2 });
    const words = shown(await response.text(), ...NAMES, NOBODY.name, NOBODY.email);
    await response.dispose();
    return `${response.status()} ${words}`;
  };
  // Somebody may write in between: a difference counts when the first answer still stands after the second.
  const tells = async (address: string, [canary, nobody]: string[]): Promise<string | null> => {
    for (let turns = 0; turns < TURNS; turns += 1) {
      const first = await read(`${address}${canary}`);
      if ((await read(`${address}${nobody}`)) === first) return null;
      if ((await read(`${address}${canary}`)) === first) return `${address} tells by ${canary}`;
    }
    return `${address} never stood still for ${canary}`;
  };
  const found: string[] = [];
  await inTurns(lists, async ({ address, searched, sorted }) => {
    for (const pair of [...(searched ? SEARCHES : []), ...(sorted ? ORDERS : [])])
      found.push(...[await tells(address, pair)].filter((one) => one !== null));
  });
  process.stdout.write(`canary: ${lists.length} lists searched and ordered as ${who}\n`);
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
  expect(betrayals(panel)).toEqual(expect.arrayContaining([CANARY.name, planted.memberId]));
  const ranking = await client.get(`/api/exports/ranking/${planted.callId}?format=json&reason=canary test`);
  expect(await ranking.text()).toMatch(CANARY_SCORE);
  await client.dispose();
});

// S3: before the review its members are named to the applicants of the call, who may challenge them. Never a score or an hour.
const isNamedPanel = (address: string) => /^(\/en)?\/proposals\/[^/]+\/panel\b/.test(address);

for (const audience of ["anonymous", "applicant", "university"] as const satisfies readonly Audience[]) {
  test(`no byte in reach of ${audience} names the reviewer or tells score or hour`, async ({ playwright, baseURL }) => {
    const client = await clientOf(playwright, (await visitorOf(audience)).cookie, baseURL);
    await search(client, { who: audience, isFree: isNamedPanel });
    await client.dispose();
  });
}

test("nor of the lead manager whose proposal the canary scored", async ({ playwright, baseURL }) => {
  const client = await clientOf(playwright, (await createSession(planted.leadManagerId)).cookie, baseURL);
  await compare(client, "lead manager", await search(client, { who: "lead manager", isFree: isNamedPanel }));
  await client.dispose();
});

test("nor of a colleague on the panel with a conflict", async ({ playwright, baseURL }) => {
  const { cookie } = await boundReviewer(planted.proposalId, other);
  const client = await clientOf(playwright, cookie, baseURL);
  await search(client, { who: "conflicted reviewer" });
  await client.dispose();
});

// That somebody is a reviewer at all is no secret from staff: the pool lists them, panels of other calls and objections
// against their results offer them. (The canary's own call has no results yet, and so no objections.)
const isPoolOrOffer = (address: string) =>
  /\/(manage|api\/exports)\/reviewers/.test(address) ||
  /\/manage\/objections\/[^/]+$/.test(address) ||
  (/\/manage\/calls\/[^/]+\/panel/.test(address) && !address.includes(planted.callId));

for (const role of ["OFFICER", "DIRECTOR", "AUDITOR"] as const)
  test(`nor of somebody with a conflict in the call: ${role}`, async ({ playwright, baseURL }) => {
    // Tied to another proposal of the call: the rest of a ranking would give away theirs.
    const { cookie } = await boundPerson(role, role === "OFFICER" ? other : planted.proposalId);
    const client = await clientOf(playwright, cookie, baseURL);
    const lists = await search(client, { who: `conflicted ${role}`, isFree: isPoolOrOffer });
    await compare(client, `conflicted ${role}`, lists);
    await client.dispose();
  });

test("nor of any notice or mail to them", async () => {
  // Who may be told: the canary, and staff and chair whom nothing binds. Everybody else's letters are searched.
  const staff = await db.user.findMany({
    where: {
      grants: { some: { role: { in: ["OFFICER", "DIRECTOR", "AUDITOR", "CHAIR"] } } },
      name: { not: "이해충돌담당" },
    },
    select: { id: true, email: true },
  });
  const told = [...staff, { id: planted.reviewerId, email: CANARY.email }];
  const [notices, mails] = await Promise.all([
    db.notification.findMany({
      where: { userId: { notIn: told.map(({ id }) => id) } },
      select: { kind: true, params: true, href: true },
    }),
    db.outboxMail.findMany({
      where: { toEmail: { notIn: told.map(({ email }) => email) } },
      select: { subject: true, text: true },
    }),
  ]);
  expect(notices.length + mails.length).toBeGreaterThan(50);
  const found = [...notices, ...mails].flatMap((letter) =>
    betrayals(JSON.stringify(letter)).map((leak) => `${leak} in ${JSON.stringify(letter)}`),
  );
  expect(found, found.join("\n")).toEqual([]);
});
