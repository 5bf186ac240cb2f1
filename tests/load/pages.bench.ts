import autocannon from "autocannon";
import { startRehearsal } from "../../scripts/steps/rehearsal.ts";

const SECONDS = 8;
const READERS = 50;
const WRITERS = 50;
/** Of the requests a second that the bare page gives in the same run. */
const BAR = 0.5;

type Cookie = { name: string; value: string };
type World = {
  officer: Cookie;
  reviewer: Cookie;
  callId: string;
  /** One sheet and one session for each writer. */
  desks: { assignmentId: string; version: number; cookie: Cookie }[];
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
    const [first] = world.desks;
    if (!first || world.desks.length < WRITERS) throw new Error("the load scenario made too few assignments");
    const rows = [
      bare,
      await read("list of 50 proposals", `/manage/calls/${world.callId}/proposals?size=50`, world.officer),
      await read("reviewer's home", "/reviews", world.reviewer),
      await read("score sheet", `/reviews/${first.assignmentId}`, first.cookie),
      await read("dashboard", "/dashboard", world.officer),
      await save(rehearsal.origin, world.desks, seconds),
    ];
    for (const row of rows) {
      const share = row.perSecond / bare.perSecond;
      const verdict = share >= BAR ? "within" : "under";
      const compared = row !== bare && !row.name.startsWith("saving");
      const ratio = compared ? `  ${share.toFixed(2)} of bare (${verdict} the bar of ${BAR})` : "";
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

/** Saves of score sheets through the real route, all writers at once: each has a session and a sheet of its own and counts its versions on. */
async function save(origin: string, desks: World["desks"], seconds: number): Promise<Figure> {
  const began = performance.now();
  const until = began + seconds * 1_000;
  const times: number[] = [];
  let errors = 0;
  const write = async ({ assignmentId, version, cookie }: World["desks"][number]) => {
    for (let expectedVersion = version; performance.now() < until; expectedVersion++) {
      const body = JSON.stringify({
        expectedVersion,
        overallOpinion: `의견 ${expectedVersion}`,
        items: [{ key: "technologyCapability", scoreHundredths: 1_750, comment: "" }],
      });
      const sent = performance.now();
      const response = await fetch(`${origin}/api/reviews/sheets/${assignmentId}`, {
        method: "PUT",
        body,
        headers: { "content-type": "application/json", origin, cookie: `${cookie.name}=${cookie.value}` },
      });
      await response.arrayBuffer();
      times.push(performance.now() - sent);
      if (!response.ok) errors++;
    }
  };
  await Promise.all(desks.map(write));
  // What was under way when time was up is counted, and so is the time it took.
  const took = (performance.now() - began) / 1_000;
  times.sort((a, b) => a - b);
  return {
    name: "saving a sheet (audited)",
    perSecond: times.length / took,
    p975: times[Math.floor(times.length * 0.975)] ?? 0,
    errors,
  };
}

async function readWorld(): Promise<World> {
  // The application's modules read the environment when they load: only now is it the rehearsal's.
  const { db } = await import("../../lib/platform/db.ts");
  const { inside } = await import("../factories/inside.ts");
  const { createSession } = await import("../factories/session.ts");
  const holder = async (role: "OFFICER") =>
    (await db.grant.findFirstOrThrow({ where: { role }, select: { userId: true } })).userId;
  const officer = (await createSession(await holder("OFFICER"))).cookie;
  const call = await db.call.findFirstOrThrow({ select: { id: true } });
  const rows = await inside.reviewAssignment.findMany({
    orderBy: [{ proposalId: "asc" }, { memberId: "asc" }],
    select: { id: true, member: { select: { userId: true } }, sheets: { select: { version: true } } },
    take: WRITERS,
  });
  const desks = await Promise.all(
    rows.map(async ({ id, member, sheets }) => ({
      assignmentId: id,
      version: sheets[0]?.version ?? 0,
      cookie: (await createSession(member.userId)).cookie,
    })),
  );
  const reviewer = desks[0]?.cookie;
  if (!reviewer) throw new Error("the load scenario made no reviewers");
  return { officer, reviewer, callId: call.id, desks };
}
