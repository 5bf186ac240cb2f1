import type { Actor } from "@/lib/access/actor";
import { type Day, dayAt, nextDay } from "@/lib/ledger/domain/calendar";
import type { AllocationPeriod } from "@/lib/ledger/domain/pool-use";
import { allocationPeriods } from "@/lib/ledger/queries/ledger-facts";
import { db } from "@/lib/platform/db";
import { createToken } from "@/lib/utilisation/commands/manage-tokens";
import { reportByApi } from "@/lib/utilisation/commands/report-by-api";
import { watchUtilisation } from "@/lib/utilisation/commands/watch";
import { dayBegins } from "@/lib/utilisation/domain/period";
import { actorWith } from "@/tests/factories/actor";
import { expectOk } from "@/tests/factories/proposals";
import { chance, days, later } from "./chance";
import type { Staff } from "./people";

/** Days between two calls of the collectors: within the rulebook's due days. */
const EVERY = 3;
const SHARES = [0.86, 0.79, 0.71, 0.83, 0.62];
/** The third team's cluster stood still for most of two weeks. */
const STANDSTILL = { team: 2, from: 34, to: 22, share: 0.31 };
/** The last team's collector was silent for two days, and the one before it reported late once. */
const SILENT = { team: 4, from: 12, to: 10 };
const LATE = { team: 3, from: 60, to: 55 };

type Line = { team: string; pool: string; period: string; availableGpuHours: number; usedGpuHours: string };
type Told = { teams: readonly string[]; allocations: readonly AllocationPeriod[]; today: Day; dice: () => number };

/** Keys last a year at most: the first ones were replaced this many days ago. */
const RENEWED = 150;

const ago = (today: Day, count: number): Day => nextDay(today, -count);
const within = (day: Day, today: Day, { from, to }: { from: number; to: number }): boolean =>
  day >= ago(today, from) && day < ago(today, to);

/** What a team's collector says of one day. */
function linesOf(day: Day, index: number, { teams, allocations, today, dice }: Told): Line[] {
  const standing = index === STANDSTILL.team && within(day, today, STANDSTILL);
  const held = allocations.filter(
    (one) => one.teamId === teams[index] && one.validFrom <= day && day < one.validTo && one.status !== "REJECTED",
  );
  return held.map(({ teamId, poolId, gpuCount }) => {
    const share = (standing ? STANDSTILL.share : (SHARES[index] ?? 0.7)) + (dice() - 0.5) * 0.14;
    // A node in repair is not available.
    const available = gpuCount * 24 - (dice() < 0.1 ? 8 * 24 : 0);
    return {
      ...{ team: teamId, pool: poolId, period: day, availableGpuHours: available },
      usedGpuHours: (available * share).toFixed(3),
    };
  });
}

/** G5: collectors report since the first GPU was allocated, with a gap, a late delivery, a correction, and what the portal warned of. */
export async function playUtilisation(staff: Staff, now: Date): Promise<void> {
  const allocations = await allocationPeriods(db, { status: { in: ["APPROVED", "RETURNED"] } });
  const today = dayAt(now);
  const first = allocations.map((one) => one.validFrom).sort()[0] ?? today;
  const teams = await db.team.findMany({
    where: { allocations: { some: { status: { in: ["APPROVED", "RETURNED"] } } } },
    orderBy: { nameKo: "asc" },
    select: {
      id: true,
      proposal: { select: { people: { where: { role: "LEAD_MANAGER" }, select: { userId: true } } } },
    },
  });
  const managers = teams.map((team) => actorWith(["APPLICANT"], team.proposal.people[0]?.userId));
  const teamIds = teams.map(({ id }) => id);
  const told: Told = { teams: teamIds, allocations, today, dice: chance(71) };
  const old = await createKeys(staff.gpuSteward, managers, teamIds, dayBegins(first));
  const renewedAt = days(now, -RENEWED);
  const keys = await createKeys(staff.gpuSteward, managers, teamIds, renewedAt);
  const send = (rows: readonly Line[], at: Date) =>
    reportByApi(
      at < renewedAt ? old.all : keys.all,
      { rows, idempotencyKey: null, content: Buffer.from(JSON.stringify(rows)) },
      at,
    );
  const late: Line[] = [];
  let [batch, count]: [Line[], number] = [[], 0];
  for (let day = first; day < today; day = nextDay(day)) {
    for (const index of teams.keys()) {
      const lines = linesOf(day, index, told);
      if (index === SILENT.team && within(day, today, SILENT)) continue;
      if (index === LATE.team && within(day, today, LATE)) late.push(...lines);
      else batch.push(...lines);
    }
    const sent = later(dayBegins(nextDay(day)), 10);
    if (day === ago(today, LATE.to) && late.length > 0) await send(late, later(sent, 60));
    count += 1;
    if (count % EVERY !== 0 && nextDay(day) !== today) continue;
    if (batch.length > 0) await send(batch, sent < now ? sent : now);
    batch = [];
  }
  await correct(keys.first, today, now);
  await db.utilisationToken.update({ where: { id: keys.all.tokenId }, data: { lastUsedAt: days(now, -0.8) } });
  for (const week of [21, 14, 7, 0]) await watchUtilisation(days(now, -week));
}

type Key = { tokenId: string; teamId: string | null; actor: Actor };

async function createKeys(steward: Actor, managers: readonly Actor[], teamIds: readonly string[], at: Date) {
  const key = async (actor: Actor, teamId: string | null, name: string): Promise<Key> => {
    const { tokenId } = await expectOk(createToken(actor, { teamId: teamId ?? "", name, days: "365" }, at));
    return { tokenId, teamId, actor };
  };
  const all = await key(steward, null, "국가 AI 컴퓨팅 통합 수집기");
  const own = [];
  for (const [index, teamId] of teamIds.entries()) {
    const manager = managers[index];
    if (manager) own.push(await key(manager, teamId, "학습 클러스터 수집기"));
  }
  return { all, first: own[0] ?? all };
}

/** The first team found two nodes counted twice and sent two days again. */
async function correct(key: Key, today: Day, now: Date): Promise<void> {
  const latest = await db.utilisationDay.findMany({
    where: {
      ...(key.teamId === null ? {} : { teamId: key.teamId }),
      day: { lt: new Date(`${ago(today, 8)}T00:00:00Z`) },
    },
    orderBy: { day: "desc" },
    take: 2,
  });
  const rows = latest.map((one) => ({
    ...{ team: one.teamId, pool: one.poolId, period: one.day.toISOString().slice(0, 10) },
    availableGpuHours: String(one.availableMilliHours / 1_000n),
    usedGpuHours: String(((one.usedMilliHours / 1_000n) * 96n) / 100n),
  }));
  if (rows.length > 0)
    await reportByApi(key, { rows, idempotencyKey: "correction-1", content: Buffer.from("correction") }, days(now, -6));
}
