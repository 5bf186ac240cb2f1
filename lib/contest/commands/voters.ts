import "server-only";
import { randomInt } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { PERMITTED } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canRunContest, mayBeVoter } from "../domain/access";
import { type Bands, chooseWave, isFull, quotaRows } from "../domain/quota";
import { isBeforeClose } from "../domain/voting-time";
import type { InviteWave, MarkDuplicate, Respond, SaveVoterProfile } from "../schema";
import { type ContestRecord, lockContest } from "./contest-row";

/** X3: what the quotas ask of somebody, told by themselves; an invitation already sent keeps what it was sent for. */
export function saveVoterProfile(actor: Actor, input: SaveVoterProfile, at: Date): Promise<Outcome<{ saved: true }>> {
  return inTransaction(async (tx) => {
    if (!mayBeVoter(actor)) throw new AppError("NOT_FOUND", "voter profile");
    await tx.voterProfile.upsert({
      where: { userId: actor.id },
      create: { userId: actor.id, ...input, savedAt: at },
      update: { ...input, savedAt: at },
      select: { userId: true },
    });
    recordAudit(tx, actor, { type: "contest.profileSaved", subjectType: "User", subjectId: actor.id, data: {} }, at);
    return ok({ saved: true });
  });
}

const DAY_MS = 86_400_000;

/** Seats of a group that are held: by consent, and by an invitation for the days it is kept (then the next wave may have it). */
const holding = (contest: ContestRecord, group: "PUBLIC" | "EXPERT", at: Date | null) => ({
  contestId: contest.id,
  group,
  duplicateAt: null,
  declinedAt: null,
  OR: [
    { consentAt: { not: null } },
    ...(at ? [{ invitedAt: { gt: new Date(at.getTime() - contest.rules.invitationDays * DAY_MS) } }] : []),
  ],
});

async function heldBands(tx: Tx, contest: ContestRecord, at: Date | null): Promise<Bands[]> {
  return (
    await tx.contestVoter.findMany({
      where: holding(contest, "PUBLIC", at),
      select: { sex: true, region: true, ageBand: true, aiUse: true },
    })
  ).map((voter) => ({
    sex: voter.sex ?? "",
    region: voter.region ?? "",
    ageBand: voter.ageBand ?? "",
    aiUse: voter.aiUse ?? "",
  }));
}

type Candidate = { userId: string; readsEnglish: boolean };

/** Nobody of a team's consortium, and nobody of the staff, some of whom know whose an answer is (X1). */
const outside = (contest: ContestRecord) => ({
  status: "ACTIVE" as const,
  grants: { none: { role: { in: [...PERMITTED["contest:view"]] }, revokedAt: null } },
  proposalPeople: { none: { proposal: { team: { stageTeams: { some: { stageId: contest.stageId } } } } } },
  memberships: {
    none: {
      leftAt: null,
      organisation: {
        consortia: { some: { proposal: { team: { stageTeams: { some: { stageId: contest.stageId } } } } } },
      },
    },
  },
});

const uninvited = (contest: ContestRecord) => ({
  ...outside(contest),
  contestVoters: { none: { contestId: contest.id } },
});

/** Whom a finding ties to one of the stage's teams (S3). */
async function tiedPeople(tx: Tx, contest: ContestRecord): Promise<Set<string>> {
  const bound = await tx.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT b."userId" FROM "BoundPerson" b JOIN "Team" t ON t."proposalId" = b."proposalId"
    JOIN "StageTeam" st ON st."teamId" = t."id" WHERE st."stageId" = ${contest.stageId}`;
  return new Set(bound.map(({ userId }) => userId));
}

/** Who stood outside when invited may have joined since; whom a finding ties does not find the contest any more. */
const hasJoined = async (tx: Tx, contest: ContestRecord, userId: string): Promise<boolean> =>
  (await tx.user.count({ where: { ...outside(contest), id: userId } })) === 0;

async function publicWave(tx: Tx, contest: ContestRecord, size: number, at: Date): Promise<(Candidate & Bands)[]> {
  const found = await tx.voterProfile.findMany({
    where: { user: { AND: [uninvited(contest), { grants: { some: { role: "VOTER", revokedAt: null } } }] } },
    orderBy: { userId: "asc" },
    select: { userId: true, sex: true, region: true, ageBand: true, aiUse: true, readsEnglish: true },
  });
  const tied = await tiedPeople(tx, contest);
  const profiles = found.filter(({ userId }) => !tied.has(userId));
  const standing = await heldBands(tx, contest, at);
  const free = contest.rules.publicSeats - standing.length;
  return chooseWave(
    shuffled(profiles),
    contest.rules.quotas,
    contest.rules.publicSeats,
    standing,
    Math.min(size, free),
  );
}

async function expertWave(tx: Tx, contest: ContestRecord, size: number, at: Date): Promise<Candidate[]> {
  const [people, taken] = await Promise.all([
    tx.user.findMany({
      where: {
        AND: [uninvited(contest), { grants: { some: { role: { in: ["REVIEWER", "CHAIR"] }, revokedAt: null } } }],
      },
      orderBy: { id: "asc" },
      select: { id: true, voterProfile: { select: { readsEnglish: true } } },
    }),
    tx.contestVoter.count({ where: holding(contest, "EXPERT", at) }),
  ]);
  const tied = await tiedPeople(tx, contest);
  return shuffled(people.filter((person) => !tied.has(person.id)))
    .slice(0, Math.min(size, Math.max(0, contest.rules.expertSeats - taken)))
    .map((person) => ({ userId: person.id, readsEnglish: person.voterProfile?.readsEnglish ?? true }));
}

function shuffled<T>(rows: readonly T[]): T[] {
  const deck = [...rows];
  for (let index = deck.length - 1; index > 0; index--) {
    const other = randomInt(index + 1);
    [deck[index], deck[other]] = [deck[other] as T, deck[index] as T];
  }
  return deck;
}

/** X3: invites the next wave, drawn by lot within what the quotas still need. */
export function inviteWave(
  actor: Actor,
  input: InviteWave,
  at: Date,
): Promise<Outcome<{ wave: number; invited: number }>> {
  return inTransaction(async (tx) => {
    const contest = await lockContest(tx, actor, input.contestId, canRunContest);
    if (contest.state === "CLOSED") return refuse("CONTEST_CLOSED");
    const chosen: (Candidate & Partial<Bands>)[] =
      input.group === "PUBLIC"
        ? await publicWave(tx, contest, input.size, at)
        : await expertWave(tx, contest, input.size, at);
    if (chosen.length === 0) return refuse("NOBODY_TO_INVITE");
    const last = await tx.contestVoter.aggregate({
      where: { contestId: contest.id, group: input.group },
      _max: { wave: true },
    });
    const wave = (last._max.wave ?? 0) + 1;
    await tx.contestVoter.createMany({
      data: chosen.map((one) => ({
        ...(one as SaveVoterProfile & { userId: string }),
        contestId: contest.id,
        group: input.group,
        wave,
        invitedAt: at,
        invitedById: actor.id,
      })),
    });
    const stage = await tx.stage.findUniqueOrThrow({ where: { id: contest.stageId }, select: { number: true } });
    await notify(tx, {
      kind: "contestInvited",
      userIds: chosen.map((one) => one.userId),
      params: { number: String(stage.number) },
      href: "/contest",
      dueAt: contest.closesAt,
      at,
    });
    const data = { group: input.group, wave, invited: chosen.length };
    recordAudit(tx, actor, { type: "contest.waveInvited", subjectType: "Contest", subjectId: contest.id, data }, at);
    return ok({ wave, invited: chosen.length });
  });
}

/** X3: the invited consent or decline, once. Consents queue for the contest, so that no quota is exceeded. */
export function respondToInvitation(actor: Actor, input: Respond, at: Date): Promise<Outcome<{ consent: boolean }>> {
  return inTransaction(async (tx) => {
    const contest = await lockContest(tx, actor, input.contestId, () => true);
    const where = { contestId_userId: { contestId: contest.id, userId: actor.id } };
    const voter = await tx.contestVoter.findUnique({ where });
    if (!voter) throw new AppError("NOT_FOUND", `contest ${input.contestId}`);
    if (contest.state === "CLOSED" || !isBeforeClose(contest.closesAt, at) || voter.duplicateAt)
      return refuse("CONTEST_CLOSED");
    if (voter.declinedAt) return refuse("ALREADY_DECLINED");
    if (voter.consentAt) return input.consent ? ok({ consent: true }) : refuse("ALREADY_CONSENTED");
    if (input.consent && (await hasJoined(tx, contest, actor.id))) return refuse("TIED_TO_TEAM");
    if (input.consent && (await hasNoSeat(tx, contest, voter))) return refuse("QUOTA_FULL");
    await tx.contestVoter.update({
      where,
      data: input.consent ? { consentAt: at } : { declinedAt: at },
      select: { id: true },
    });
    const subject = { subjectType: "Contest", subjectId: contest.id };
    const data = { consent: input.consent };
    recordAudit(tx, actor, { type: "contest.invitationAnswered", ...subject, data }, at);
    return ok({ consent: input.consent });
  });
}

type Invited = { group: "PUBLIC" | "EXPERT" } & { [D in keyof Bands]: string | null };

async function hasNoSeat(tx: Tx, contest: ContestRecord, voter: Invited): Promise<boolean> {
  if (voter.group === "EXPERT")
    return (await tx.contestVoter.count({ where: holding(contest, "EXPERT", null) })) >= contest.rules.expertSeats;
  const { sex, region, ageBand, aiUse } = voter;
  const own: Bands = { sex: sex ?? "", region: region ?? "", ageBand: ageBand ?? "", aiUse: aiUse ?? "" };
  const rows = quotaRows(contest.rules.quotas, contest.rules.publicSeats, await heldBands(tx, contest, null));
  return isFull(rows, own);
}

/** X3: a second account of the same person; none of its votes count. There is no way back, so that nobody's votes flicker. */
export function markDuplicate(actor: Actor, input: MarkDuplicate, at: Date): Promise<Outcome<{ voterId: string }>> {
  return inTransaction(async (tx) => {
    const voter = await tx.contestVoter.findUnique({ where: { id: input.voterId }, select: { contestId: true } });
    if (!voter) throw new AppError("NOT_FOUND", `voter ${input.voterId}`);
    const contest = await lockContest(tx, actor, voter.contestId, canRunContest);
    if (contest.state === "CLOSED") return refuse("CONTEST_CLOSED");
    const { count } = await tx.contestVoter.updateMany({
      where: { id: input.voterId, duplicateAt: null },
      data: { duplicateAt: at, duplicateById: actor.id, duplicateNote: input.reason },
    });
    if (count === 0) throw new AppError("CONFLICT", `voter ${input.voterId} is already marked`);
    const data = { voterId: input.voterId, reason: input.reason };
    recordAudit(tx, actor, { type: "contest.voterDuplicate", subjectType: "Contest", subjectId: contest.id, data }, at);
    return ok({ voterId: input.voterId });
  });
}
