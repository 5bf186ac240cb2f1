import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { type Figure, type TableCell, type TableTeam, type WhatIfFacts, whatIf } from "./what-if";

const { programme, gpu, talent, data } = rulebookContentSchema.parse(RULEBOOK_V1);
const rules = { programme, gpu, talent, data };
const cell = (facts: Partial<TableCell> = {}): TableCell => ({
  resource: "GPU",
  period: "2026H2",
  requested: 1_024n,
  recommended: 512n,
  standing: null,
  inUse: 0n,
  waiting: true,
  ...facts,
});
const team = (teamId: string, cells: TableCell[] = [cell()], facts: Partial<TableTeam> = {}): TableTeam => ({
  teamId,
  nameKo: teamId,
  nameEn: teamId,
  status: "ACTIVE",
  leadLeasesGpus: false,
  cells,
  ...facts,
});
const facts = (teams: TableTeam[], more: Partial<WhatIfFacts> = {}): WhatIfFacts => ({
  rules,
  teams,
  elsewhere: [],
  held: [{ halfYear: "2026H2", gpuCount: 1_024 }],
  activeTeams: teams.length,
  ...more,
});
const gpus = (teamId: string, amount: bigint): Figure => ({ teamId, resource: "GPU", period: "2026H2", amount });
const won = (teamId: string, amount: bigint): Figure => ({ teamId, resource: "DATA_OWN", period: "2026", amount });
const fillAt = (result: ReturnType<typeof whatIf>, resource: string, period: string) =>
  result.fills.find((fill) => fill.resource === resource && fill.period === period);
const reasons = (result: ReturnType<typeof whatIf>) => result.problems.map((problem) => problem.reason);

describe("whatIf (D1, G2)", () => {
  it("fills the pool with what is proposed, up to its last GPU and not one further", () => {
    const table = facts([team("a"), team("b")]);
    const full = whatIf(table, [gpus("a", 512n), gpus("b", 512n)]);
    expect(fillAt(full, "GPU", "2026H2")).toMatchObject({ capacity: 1_024n, before: 0n, after: 1_024n, over: false });
    expect(full.fits).toBe(true);
    const over = whatIf(table, [gpus("a", 512n), gpus("b", 513n)]);
    expect(over.problems).toMatchObject([
      { reason: "POOL_EXCEEDED", teamId: null, params: { held: 1_024, after: 1_025, shortfall: 1 } },
    ]);
  });

  it("counts what stands for teams without a new figure, what others hold, and never less than is in use", () => {
    const table = facts([team("a"), team("b", [cell({ standing: 256n })]), team("c", [cell({ inUse: 128n })])], {
      elsewhere: [{ resource: "GPU", period: "2026H2", amount: 512n }],
    });
    expect(fillAt(whatIf(table, [gpus("a", 128n)]), "GPU", "2026H2")).toMatchObject({ before: 896n, after: 1_024n });
    expect(reasons(whatIf(table, [gpus("a", 129n)]))).toEqual(["POOL_EXCEEDED"]);
    expect(reasons(whatIf(table, [gpus("c", 127n)]))).toEqual(["BELOW_ALLOCATED"]);
  });

  it("lets a pool that is already over be lowered, never raised", () => {
    const table = facts([team("a", [cell({ standing: 2_000n })]), team("b")]);
    expect(whatIf(table, [gpus("a", 1_500n)]).fits).toBe(true);
    expect(reasons(whatIf(table, [gpus("b", 1n)]))).toEqual(["POOL_EXCEEDED"]);
  });

  it("refuses what the rules of support refuse, and what nobody recommended", () => {
    const early = cell({ period: "2026H1" });
    const held = [{ halfYear: "2026H1", gpuCount: 4_096 }];
    const lessor = facts([team("a", [early], { leadLeasesGpus: true })], { held });
    const figure = { ...gpus("a", 512n), period: "2026H1" };
    expect(reasons(whatIf(lessor, [figure]))).toEqual(["LESSOR_EXCLUDED"]);
    expect(reasons(whatIf(facts([team("a", [cell({ recommended: null })])]), [gpus("a", 1n)]))).toEqual([
      "NOT_RECOMMENDED",
    ]);
    expect(reasons(whatIf(facts([team("a")]), [gpus("z", 1n)]))).toEqual(["TEAM_NOT_ON_AGENDA"]);
  });

  it("says when yearly guidance of data support is exceeded, without forbidding it (T1)", () => {
    const table = facts([team("a", [cell({ resource: "DATA_OWN", period: "2026", recommended: 1n })])]);
    const limit = rules.data.ownPerYearMaxWon;
    expect(whatIf(table, [won("a", limit)]).notes.map((note) => note.reason)).toEqual(["ABOVE_REQUESTED"]);
    const over = whatIf(table, [won("a", limit + 1n)]);
    expect([over.fits, over.notes.map((note) => note.reason)]).toEqual([true, ["ABOVE_REQUESTED", "OVER_GUIDANCE"]]);
    expect(
      reasons(whatIf(facts([team("a", [cell({ resource: "DATA_OWN", period: "2026", inUse: 5n })])]), [won("a", 4n)])),
    ).toEqual(["BELOW_ENVELOPE_USE"]);
  });

  it("never lets a table that fits promise more than the pools hold (G2)", () => {
    const amount = fc.bigInt({ min: 0n, max: 2_000n });
    const row = fc.record({ standing: fc.option(amount), inUse: amount, figure: fc.option(amount) });
    const room = fc.record({
      rows: fc.array(row, { minLength: 1, maxLength: 6 }),
      held: fc.nat(8_000),
      elsewhere: amount,
    });
    fc.assert(
      fc.property(room, ({ rows, held, elsewhere }) => {
        const table = facts(
          rows.map(({ standing, inUse }, index) => team(`t${index}`, [cell({ standing, inUse })])),
          {
            held: [{ halfYear: "2026H2", gpuCount: held }],
            elsewhere: [{ resource: "GPU", period: "2026H2", amount: elsewhere }],
          },
        );
        const figures = rows.flatMap(({ figure }, index) => (figure === null ? [] : [gpus(`t${index}`, figure)]));
        const result = whatIf(table, figures);
        const fill = fillAt(result, "GPU", "2026H2");
        if (!fill) throw new Error("no fill");
        const promised = rows.reduce((sum, one) => {
          const value = one.figure ?? one.standing ?? 0n;
          return sum + (value > one.inUse ? value : one.inUse);
        }, elsewhere);
        expect(fill.after).toBe(promised);
        if (result.fits) expect(fill.after <= fill.capacity || fill.after <= fill.before).toBe(true);
        if (result.fits && fill.before <= fill.capacity) expect(promised <= BigInt(held)).toBe(true);
      }),
    );
  });
});
