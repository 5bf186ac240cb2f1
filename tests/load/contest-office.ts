import { db } from "@/lib/platform/db";
import { createSession } from "@/tests/factories/session";
import { ActionDirectory, encodeArguments, returnedBy } from "../e2e/fixtures/action-call.ts";
import { send } from "./http.ts";

/** A signed-in session of this person, as sign-in makes it. */
export async function signIn(userId: string): Promise<string> {
  const { cookie } = await createSession(userId);
  return `${cookie.name}=${cookie.value}`;
}

type Returned = NonNullable<ReturnType<typeof returnedBy>>;

/** What people do with forms: the action posted to its page, as the browser does. */
export class Office {
  private readonly actions = new ActionDirectory();
  constructor(
    private readonly origin: string,
    private readonly stageId: string,
  ) {}

  async act(cookie: string, noun: string, name: string, input: object): Promise<Returned> {
    const id = this.actions.find(noun, name) ?? "";
    const page = this.actions.pageOf(id).replace(/^app\/\[locale\]\/\([a-z]+\)|\/page$/g, "");
    const { status, body } = await send("POST", `${this.origin}${page.replace("[id]", this.stageId)}`, {
      cookie,
      bytes: Buffer.from(encodeArguments(input)),
      headers: { accept: "text/x-component", "content-type": "text/plain;charset=UTF-8", "next-action": id },
      timeoutMs: 60_000,
    });
    return returnedBy(body) ?? { ok: false, code: `STATUS_${status}` };
  }

  async mustAct(cookie: string, noun: string, name: string, input: object): Promise<void> {
    const done = await this.act(cookie, noun, name, input);
    if (!done.ok) throw new Error(`${name}: ${done.code} ${done.reason ?? ""}`);
  }

  status = async (cookie: string, path: string): Promise<number> =>
    (await send("GET", `${this.origin}${path}`, { cookie, timeoutMs: 60_000 })).status;
}

export type Contest = { id: string; stageId: string; closesAt: Date };

export const theContest = (): Promise<Contest> =>
  db.contest.findFirstOrThrow({ select: { id: true, stageId: true, closesAt: true } });
export const stepOf = async ({ id }: Contest) => {
  const { version } = await db.contest.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return { contestId: id, expectedVersion: version };
};
export const holderOf = async (role: "OFFICER" | "ADMINISTRATOR"): Promise<string> =>
  (await db.grant.findFirstOrThrow({ where: { role }, select: { userId: true } })).userId;

export type Seat = { voterId: string; userId: string; group: "PUBLIC" | "EXPERT"; cookie: string };

/** Both panels are invited by the officer and consent on their own page, everybody for themself. */
export async function seatPanels(office: Office, officer: string, contest: Contest, size: number): Promise<Seat[]> {
  for (const group of ["PUBLIC", "EXPERT"])
    await office.mustAct(officer, "contest", "inviteWaveAction", { contestId: contest.id, group, size });
  const rows = await db.contestVoter.findMany({
    where: { contestId: contest.id },
    orderBy: { id: "asc" },
    select: { id: true, userId: true, group: true },
  });
  const seats: Seat[] = [];
  for (const { id: voterId, userId, group } of rows)
    seats.push({ voterId, userId, group, cookie: await signIn(userId) });
  const queue = [...seats];
  const consent = async () => {
    for (let seat = queue.pop(); seat; seat = queue.pop())
      await office.mustAct(seat.cookie, "contest", "respondToInvitationAction", {
        ...{ contestId: contest.id, consent: true },
      });
  };
  await Promise.all(Array.from({ length: 8 }, consent));
  return seats;
}
