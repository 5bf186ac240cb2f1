import autocannon from "autocannon";
import { startRehearsal } from "../../scripts/steps/rehearsal.ts";

const SECONDS = 8;
const READERS = 50;
const WRITERS = 32;

type Cookie = { name: string; value: string };
type World = {
  officer: Cookie;
  reviewer: Cookie;
  callId: string;
  assignments: { id: string; version: number; cookie: Cookie }[];
};

/**
 * The busiest signed-in pages over a call of 50 proposals and 20 reviewers, beside a bare dynamic page with session in the same
 * application and run: requests a second, their ratio to the bare page, and the time that 97.5 % stay under (stricter than the promised p95). `npm run bench pages [seconds]`.
 */
export async function bench(args: string[]): Promise<void> {
  const seconds = Number(args[0] ?? SECONDS);
  const rehearsal = await startRehearsal({
    scenario: "load",
    seedArguments: ["--proposals", "50", "--reviewers", "20"],
  });
  try {
    Object.assign(process.env, rehearsal.env);
    const world = await readWorld();
    const read = (name: string, path: string, cookie: Cookie) =>
      measure(name, rehearsal.origin + path, cookie, seconds);
    const bare = await read("bare page with session", "/gallery/session", world.officer);
    const first = world.assignments[0];
    if (!first) throw new Error("the load scenario made no assignments");
    const rows = [
      bare,
      await read("list of 50 proposals", `/manage/calls/${world.callId}/proposals?size=50`, world.officer),
      await read("reviewer's home", "/reviews", world.reviewer),
      await read("score sheet", `/reviews/${first.id}`, first.cookie),
      await read("dashboard", "/dashboard", world.officer),
      await save(rehearsal.origin, world.assignments, seconds),
    ];
    for (const row of rows) {
      const ratio = row.name.startsWith("saving") ? "" : `  ${(row.perSecond / bare.perSecond).toFixed(2)} of bare`;
      console.log(
        `${row.name.padEnd(24)} ${row.perSecond.toFixed(0).padStart(5)}/s  p97.5 ${row.p975.toFixed(0).padStart(4)} ms${ratio}  ${row.errors} errors`,
      );
    }
  } finally {
    await rehearsal.stop();
  }
}

type Figure = { name: string; perSecond: number; p975: number; errors: number };

async function measure(name: string, url: string, cookie: Cookie, seconds: number): Promise<Figure> {
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  await autocannon({ url, connections: 8, duration: 2, headers }); // warm-up, not counted
  const result = await autocannon({ url, connections: READERS, duration: seconds, headers });
  return {
    name,
    perSecond: result.requests.average,
    p975: result.latency.p97_5,
    errors: result.non2xx + result.errors + result.timeouts,
  };
}

/** Saves of score sheets through the real route: each writer has sheets of its own and counts their versions on. */
async function save(origin: string, assignments: World["assignments"], seconds: number): Promise<Figure> {
  const until = performance.now() + seconds * 1_000;
  const times: number[] = [];
  let errors = 0;
  const writer = async (index: number) => {
    const own = assignments[index];
    if (!own) return;
    for (let expectedVersion = own.version; performance.now() < until; expectedVersion++) {
      const body = JSON.stringify({
        expectedVersion,
        overallOpinion: `의견 ${expectedVersion}`,
        items: [{ key: "technologyCapability", scoreHundredths: 1_750, comment: "" }],
      });
      const began = performance.now();
      const response = await fetch(`${origin}/api/reviews/sheets/${own.id}`, {
        method: "PUT",
        body,
        headers: { "content-type": "application/json", origin, cookie: `${own.cookie.name}=${own.cookie.value}` },
      });
      await response.arrayBuffer();
      times.push(performance.now() - began);
      if (!response.ok) errors++;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, index) => writer(index)));
  times.sort((a, b) => a - b);
  return {
    name: "saving a sheet (audited)",
    perSecond: times.length / seconds,
    p975: times[Math.floor(times.length * 0.975)] ?? 0,
    errors,
  };
}

async function readWorld(): Promise<World> {
  // The application's modules read the environment when they load: only now is it the rehearsal's.
  const { db } = await import("../../lib/platform/db.ts");
  const { createSession } = await import("../factories/session.ts");
  const holder = async (role: "OFFICER") =>
    (await db.grant.findFirstOrThrow({ where: { role }, select: { userId: true } })).userId;
  const officer = (await createSession(await holder("OFFICER"))).cookie;
  const call = await db.call.findFirstOrThrow({ select: { id: true } });
  const rows = await db.reviewAssignment.findMany({
    take: 200,
    orderBy: { id: "asc" },
    select: { id: true, member: { select: { userId: true } }, sheets: { select: { version: true } } },
  });
  const cookies = new Map<string, Cookie>();
  for (const { member } of rows)
    if (!cookies.has(member.userId)) cookies.set(member.userId, (await createSession(member.userId)).cookie);
  const assignments = rows.flatMap((row) => {
    const cookie = cookies.get(row.member.userId);
    return cookie ? [{ id: row.id, version: row.sheets[0]?.version ?? 0, cookie }] : [];
  });
  const reviewer = assignments[0]?.cookie;
  if (!reviewer) throw new Error("the load scenario made no reviewers");
  return { officer, reviewer, callId: call.id, assignments };
}
