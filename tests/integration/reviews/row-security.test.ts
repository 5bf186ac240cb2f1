import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, type Grant, ROLES } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";
import { actingAs, actingAsSystem, PROTECTED_TABLES } from "@/lib/platform/acting";
import { asSystemInTx, db, inTransactionAs, type Reader } from "@/lib/platform/db";
import { isBinding } from "@/lib/reviews/domain/conflicts";
import { ConflictOutcome } from "@/prisma/generated/client";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import {
  createPanelOf,
  createReviewer,
  createScreenedCall,
  scoreProposal,
  startReview,
} from "@/tests/factories/reviews";

// S3, S8: no query or command of ours stands between these tests and the database; what is refused here, it refuses.
type People = Record<
  "officer" | "director" | "auditor" | "boundOfficer" | "elsewhere" | "chair" | "author" | "colleague" | "applicant",
  Actor
>;
let people: People;
let callId: string;
let panelId: string;
let proposalIds: string[];
const first = () => proposalIds[0] ?? "";

const bind = (
  userId: string,
  proposalId: string,
  outcome: ConflictOutcome = "OPEN",
  kind: "CHALLENGE" | "SAME_UNIT" = "CHALLENGE",
) =>
  inside.conflictFinding.create({
    data: {
      ...{ proposalId, userId, kind, severity: "REVIEW", evidence: {}, outcome, detectedAt: new Date() },
      ...(isBinding(outcome) ? {} : { reason: "확인함", decidedById: people.officer.id }),
    },
  });

beforeAll(async () => {
  const officer = await createUser(["OFFICER"]);
  const [chair, author, colleague] = await Promise.all([createReviewer(), createReviewer(), createReviewer()]);
  const screened = await createScreenedCall(officer, 2);
  ({ callId } = screened);
  proposalIds = screened.proposals.map(({ proposalId }) => proposalId);
  panelId = await createPanelOf(officer, callId, [chair, author, colleague]);
  await startReview(officer, panelId);
  for (const reviewer of [chair, author, colleague]) await scoreProposal(reviewer, first(), 8000);
  const scoped = { role: "OFFICER", scope: { kind: "CALL", id: "another" } } satisfies Grant;
  const [director, auditor, boundOfficer, elsewhere] = (await Promise.all([
    ...[createUser(["DIRECTOR"]), createUser(["AUDITOR"]), createUser(["OFFICER"]), createUser([scoped])],
  ])) as [Actor, Actor, Actor, Actor];
  const applicant = screened.proposals[0]?.lead as Actor;
  people = { officer, director, auditor, boundOfficer, elsewhere, chair, author, colleague, applicant };
  await bind(boundOfficer.id, first());
}, 60_000);

/** How many rows of this call each protected table shows to whoever acts. */
const countsFor = async (reader: Reader = db) => ({
  seats: await reader.panelMember.count({ where: { panelId } }),
  assignments: await reader.reviewAssignment.count({ where: { panelId } }),
  sheets: await reader.scoreSheet.count({ where: { assignment: { panelId } } }),
  items: (await reader.scoreSheetItem.count({ where: { sheet: { assignment: { panelId } } } })) > 0,
  findings: await reader.conflictFinding.count({ where: { proposal: { callId } } }),
});
const NOTHING = { seats: 0, assignments: 0, sheets: 0, items: false, findings: 0 };
const ALL = { seats: 3, assignments: 6, sheets: 3, items: true, findings: 1 };

describe("who sees which rows, without any check of the application", () => {
  it.each(["officer", "director", "auditor"] as const)("%s: the whole call", async (name) => {
    expect(await actingAs(people[name], countsFor)).toEqual(ALL);
  });

  it.each(["author", "colleague"] as const)("%s, a reviewer: their own seat and sheets, no other", async (name) => {
    expect(await actingAs(people[name], countsFor)).toEqual({
      ...NOTHING,
      seats: 1,
      assignments: 2,
      sheets: 1,
      items: true,
    });
    const other = await inside.scoreSheet.findFirstOrThrow({
      where: { assignment: { proposalId: first(), member: { userId: people.chair.id } } },
    });
    const asked = actingAs(people[name], () =>
      db.scoreSheet.findUnique({ where: { id: other.id }, include: { items: true } }),
    );
    expect(await asked).toBeNull();
  });

  it("chair: the panel, but nothing of a proposal that is closed to the chair; not who else is bound", async () => {
    expect(await actingAs(people.chair, countsFor)).toEqual({ ...ALL, findings: 0 });
    const finding = await bind(people.chair.id, proposalIds[1] ?? "");
    const own = { ...ALL, assignments: 4, findings: 1 }; // three of the first proposal, and the own seat's
    expect(await actingAs(people.chair, countsFor)).toEqual(own);
    await inside.conflictFinding.delete({ where: { id: finding.id } });
  });

  it("an officer with a conflict: nothing but the own finding", async () => {
    expect(await actingAs(people.boundOfficer, countsFor)).toEqual({ ...NOTHING, findings: 1 });
  });

  it("an officer of another call, an applicant, an administrator, and every other office: nothing", async () => {
    const others = await Promise.all(
      (["ADMINISTRATOR", "STEWARD", "OPERATOR", "DELIBERATOR", "VOTER", "APPLICANT", "REVIEWER"] as const).map((role) =>
        createUser([role]),
      ),
    );
    for (const actor of [people.elsewhere, people.applicant, ...others])
      expect(await actingAs(actor, countsFor), JSON.stringify(actor.grants)).toEqual(NOTHING);
  });

  it("an office that is over, revoked or still to come: nothing", async () => {
    const { id } = await createUser([]);
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000);
    for (const time of [
      { validFrom: day(-9), validTo: day(-1) },
      { validFrom: day(-9), revokedAt: day(-1) },
      { validFrom: day(1) },
    ]) {
      const grant = await db.grant.create({ data: { userId: id, role: "OFFICER", ...time } });
      expect(await actingAs({ id }, countsFor)).toEqual(NOTHING);
      await db.grant.delete({ where: { id: grant.id } });
    }
  });

  it("a reviewer who lost the seat: nothing any more", async () => {
    const seat = await inside.panelMember.create({ data: { panelId, userId: people.elsewhere.id, seatNo: 9 } });
    expect(await actingAs(people.elsewhere, countsFor)).toEqual({ ...NOTHING, seats: 1 });
    await inside.panelMember.update({ where: { id: seat.id }, data: { removedAt: new Date() } });
    expect(await actingAs(people.elsewhere, countsFor)).toEqual(NOTHING);
    await inside.panelMember.delete({ where: { id: seat.id } });
  });

  it("nobody: nothing at all, and our own client says so instead of giving an empty answer", async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    try {
      for (const table of PROTECTED_TABLES) {
        expect((await client.query(`SELECT 1 FROM "${table}"`)).rowCount, table).toBe(0);
        for (const forged of ["", "system", "system: ", "nobody", people.applicant.id]) {
          await client.query("SELECT set_config('app.actor', $1, false)", [forged]);
          expect((await client.query(`SELECT 1 FROM "${table}"`)).rowCount, `${table} ${forged}`).toBe(0);
        }
        await client.query("RESET app.actor");
      }
    } finally {
      await client.end();
    }
    await expect(countsFor()).rejects.toThrow(/nobody's name/);
    await expect(db.$transaction((tx) => tx.scoreSheet.count())).rejects.toThrow(/nobody's name/);
  });

  it("who reviewed whose proposal is answered to officers and to the portal, to nobody else", async () => {
    const applicants = [people.applicant.id];
    const asked = () => db.$queryRaw<unknown[]>`SELECT 1 FROM evaluators_of(${applicants}::text[], '2020-01-01')`;
    expect(await actingAs(people.officer, asked)).toHaveLength(3);
    expect(await actingAsSystem("test: detection", asked)).toHaveLength(3);
    for (const actor of [people.applicant, people.author, people.elsewhere])
      expect(await actingAs(actor, asked)).toEqual([]);
    expect(await asked()).toEqual([]);
  });
});

describe("writing", () => {
  const sheetOf = (actor: Actor) =>
    inside.scoreSheet.findFirstOrThrow({
      where: { assignment: { proposalId: first(), member: { userId: actor.id } } },
    });
  it("nobody changes another's sheet: not a colleague, not an officer, not a director", async () => {
    const { id } = await sheetOf(people.author);
    const data = { reopenReason: "x" };
    for (const actor of [people.colleague, people.officer, people.director, people.boundOfficer, people.applicant]) {
      const change = actingAs(actor, () => db.scoreSheet.updateMany({ where: { id }, data }));
      expect(await change).toEqual({ count: 0 });
      await expect(
        actingAs(actor, () => db.scoreSheetItem.create({ data: { sheetId: id, criterionKey: "forged" } })),
      ).rejects.toThrow(/is locked/);
    }
  });

  it("nobody seats themself, or takes a finding away through the view of pairs", async () => {
    for (const actor of [people.applicant, people.boundOfficer]) {
      const seat = { panelId, userId: people.elsewhere.id, seatNo: 99 };
      await expect(actingAs(actor, () => db.panelMember.create({ data: seat }))).rejects.toThrow(/row-level security/);
    }
    await expect(db.$executeRaw`DELETE FROM "BoundPerson"`).rejects.toThrow();
  });
});

describe("whose name a statement carries", () => {
  it("each its own, with more people than connections, in one moment, by findUnique too", async () => {
    const seats = await inside.panelMember.findMany({ where: { panelId }, select: { id: true, userId: true } });
    const asked = Array.from({ length: 60 }, (_, index) => ({
      actor: { id: seats[index % 3]?.userId ?? "" },
      id: seats[Math.floor(index / 3) % 3]?.id ?? "",
    }));
    const answers = await Promise.all(
      asked.map(({ actor, id }) =>
        actingAs(actor, () => db.panelMember.findUnique({ where: { id }, select: { userId: true } })),
      ),
    );
    const chair = people.chair.id;
    for (const [index, answer] of answers.entries()) {
      const { actor, id } = asked[index] as (typeof asked)[number];
      const holder = seats.find((seat) => seat.id === id)?.userId;
      expect(answer?.userId ?? null).toBe(actor.id === chair || actor.id === holder ? holder : null);
    }
  });

  it("nothing of it stays on a connection; a transaction keeps its own through a step of the portal's", async () => {
    const named = () => db.$queryRaw<{ name: string | null }[]>`SELECT current_setting('app.actor', true) AS name`;
    await Promise.all(Array.from({ length: 30 }, () => actingAs(people.author, named)));
    const after = await Promise.all(Array.from({ length: 30 }, named));
    expect(after.every(([row]) => !row?.name)).toBe(true);
    await inTransactionAs(people.author, async (tx) => {
      expect(await tx.scoreSheet.count({ where: { assignment: { panelId } } })).toBe(1);
      expect(
        await asSystemInTx(tx, "test: step", () => tx.scoreSheet.count({ where: { assignment: { panelId } } })),
      ).toBe(3);
      expect(await tx.scoreSheet.count({ where: { assignment: { panelId } } })).toBe(1);
    });
  });
});

describe("the rules are those of the application", () => {
  it.each(Object.values(ConflictOutcome))("S3: a finding that is %s binds as the pure rule says", async (outcome) => {
    const { id } = await createUser(["OFFICER"]);
    const finding = await bind(id, first(), outcome, "SAME_UNIT");
    const bound = await db.$queryRaw<unknown[]>`SELECT 1 FROM "BoundPerson" WHERE "userId" = ${id}`;
    expect(bound.length > 0).toBe(isBinding(outcome));
    expect((await actingAs({ id }, countsFor)).sheets).toBe(isBinding(outcome) ? 0 : 3);
    await inside.conflictFinding.delete({ where: { id: finding.id } });
  });

  it.each(ROLES)("%s, for all calls, for this one, for another: as panel:view says", async (role) => {
    for (const scope of [
      null,
      { kind: "CALL", id: callId },
      { kind: "CALL", id: "another" },
      { kind: "PANEL", id: callId },
    ] as const) {
      const actor = await createUser([{ role, scope }]);
      const [row] = await actingAs(
        actor,
        () => db.$queryRaw<{ open: boolean }[]>`SELECT ${callId} = ANY(staffed_calls()) AS open`,
      );
      expect(row?.open, JSON.stringify(scope)).toBe(hasPermission(actor, "panel:view", { kind: "CALL", id: callId }));
    }
  });
});

it("every protected table is behind the wall, no other is, and the application's role cannot climb it", async () => {
  const rows = await db.$queryRaw<{ name: string; policies: number }[]>`
    SELECT c.relname AS name, (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
    FROM pg_class c WHERE c.relrowsecurity AND c.relnamespace = 'public'::regnamespace`;
  expect(rows.map(({ name }) => name).sort()).toEqual([...PROTECTED_TABLES].sort());
  expect(rows.every(({ policies }) => policies === 4)).toBe(true);
  const [role] = await db.$queryRaw<{ climbs: boolean }[]>`
    SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT 1 FROM pg_class c WHERE c.relrowsecurity
      AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS climbs
    FROM pg_roles WHERE rolname = current_user`;
  expect(role?.climbs).toBe(false);
  expect(await actingAsSystem("test: all", () => db.scoreSheet.count())).toBeGreaterThan(0);
});
