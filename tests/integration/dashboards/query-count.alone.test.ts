import "./own-database";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { getDashboard } from "@/lib/dashboards/queries";
import { createUser } from "@/tests/factories/actor";
import { countQueries } from "@/tests/factories/query-count";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createWorld, multiply, NOW, type World } from "./arrange";

/** The session is one more statement, and in a rehearsal the clock another: 12 for the whole page. */
const AT_MOST = 10;

let world: World;
const readers: Record<string, Actor> = {};
let empty: Record<string, number> = {};
let few: Record<string, number> = {};
let many: Record<string, number> = {};

async function measure(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [role, actor] of Object.entries(readers)) {
    counts[role] = (await countQueries(() => getDashboard(actor, NOW))).statements.length;
  }
  return counts;
}

beforeAll(async () => {
  await ensureRulebookV1();
  for (const role of [
    "OFFICER",
    "DIRECTOR",
    "AUDITOR",
    "DELIBERATOR",
    "OPERATOR",
    "ADMINISTRATOR",
    "APPLICANT",
  ] as const)
    readers[role] = await createUser([role]);
  for (const id of ["GPU", "DATA"]) {
    readers[`STEWARD ${id}`] = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id } }]);
  }
  readers.REVIEWER = await createUser(["REVIEWER"]);
  const pages = await Promise.all(Object.values(readers).map((actor) => getDashboard(actor, NOW)));
  expect(pages.flatMap(({ waiting }) => waiting)).toEqual([]);
  empty = await measure();
  world = await createWorld();
  Object.assign(readers, { REVIEWER: world.reviewers[0], APPLICANT: world.proposals[0]?.lead });
  few = await measure();
  await multiply(world);
  many = await measure();
}, 240_000);

it("an empty programme has a page for everybody, with empty states", async () => {
  expect(Object.keys(empty)).toHaveLength(10);
});

it("every role's page takes a fixed number of statements, the same with ten times the rows", () => {
  process.stdout.write(`dashboard statements: ${JSON.stringify(many)}\n`);
  expect(many).toEqual(few);
  for (const [role, count] of Object.entries(many)) expect(`${role}: ${count <= AT_MOST}`).toBe(`${role}: true`);
});
