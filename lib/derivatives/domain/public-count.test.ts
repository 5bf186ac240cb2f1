import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RELATIONS } from "@/lib/stages/domain/derivatives-plan";
import { candidate, derivativesPlan, hashOf } from "@/tests/factories/derivatives-plan";
import { buildCountSheet, type SheetTeam } from "./count-sheet";
import type { Candidate } from "./judge";
import { buildPublicCount, isPublicFormOf, type PublicCountSheet, recomputePublicCount } from "./public-count";

const derivatives = derivativesPlan({ scale: { kind: "LINEAR", target: 40 } });
const stage = { number: 1, cutoffOn: "2026-06-15" };
const one = (repository: string, over: Partial<Candidate> = {}): Candidate =>
  candidate(repository, {
    createdAt: "2026-03-01T16:30:00.000Z",
    downloads: { earlier: 123, later: 4_567 },
    ...over,
  });
const team = (candidates: Candidate[], over: Partial<SheetTeam> = {}): SheetTeam => ({
  ...{ teamId: "t1", nameKo: "갑", nameEn: "A", candidates },
  base: {
    repository: "hanbit/base",
    releasedOn: "2026-01-10",
    owners: ["Hanbit-Lab", "unseen"],
    weights: [hashOf("f")],
  },
  snapshots: { earlier: "2026-06-01", later: "2026-06-15" },
  ...over,
});
const fullOf = (teams: SheetTeam[]) => buildCountSheet({ stage, planHash: "p", derivatives, teams });
const parsed = (text: string): PublicCountSheet => JSON.parse(text);

const full = fullOf([
  team([
    one("sun/a"),
    one("Sun/b", { parent: "sun/a", isDirect: false, createdAt: "2026-03-02T00:00:00.000Z" }),
    one("sun/c", { createdAt: "2026-03-03T00:00:00.000Z" }),
    one("hanbit-lab/d", { state: "REJECTED" }),
    one("moon/f", { state: "REJECTED", parent: "gone/gone", isDirect: false }),
  ]),
]);

describe("S11, Y2: the public form of a count", () => {
  it("counts again to what the full sheet states, with numbers in the place of every account and file", () => {
    const { sheet, text, sha256 } = buildPublicCount(full.sheet);
    expect(recomputePublicCount(parsed(text))).toEqual({ ok: true, sha256 });
    expect(sheet.full).toBe(full.sha256);
    expect(sheet.results).toMatchObject([{ teamId: "t1", count: 2, scoreHundredths: 500 }]);
    expect(text).not.toMatch(/\b(sun|moon|hanbit-lab|unseen|gone)\b|16:30|4567/i);
    expect(text.match(/[0-9a-f]{64}/g)).toEqual([full.sha256]);
    expect(sheet.teams[0]?.models).toEqual([
      expect.objectContaining({ model: "m1", owner: "#1", createdOn: "2026-03-02", state: "REJECTED" }),
      expect.objectContaining({ model: "m2", owner: "#2", parent: null }),
      expect.objectContaining({
        model: "m3",
        owner: "#3",
        parent: "hanbit/base",
        downloads: { earlier: 10, later: 10 },
      }),
      // The same account whatever its case; made of another model of the list.
      expect.objectContaining({ model: "m4", owner: "#3", parent: "m3" }),
      expect.objectContaining({ model: "m5", owner: "#3" }),
    ]);
    expect(sheet.teams[0]?.base).toMatchObject({ repository: "hanbit/base", owners: ["#1"] });
    expect(sheet.results[0]?.verdicts.map(({ findings }) => findings)).toEqual([
      ["OWNER_IN_CONSORTIUM"],
      ["SAME_AS_BASE"],
      [],
      [],
      ["OWNER_CAP"],
    ]);
  });

  it("is what the full sheet makes, and nothing else is", () => {
    const { text } = buildPublicCount(full.sheet);
    expect(isPublicFormOf(parsed(text), full.sheet)).toBe(true);
    expect(isPublicFormOf(parsed(text.replace('"m5"', '"m6"')), full.sheet)).toBe(false);
    expect(isPublicFormOf(parsed(text), fullOf([team([one("sun/a")])]).sheet)).toBe(false);
  });

  it.each<[string, (text: string) => string]>([
    ["another score", (text) => text.replace('"scoreHundredths":500', '"scoreHundredths":9500')],
    ["another count", (text) => text.replace('"count":2', '"count":3')],
    ["a model of another account", (text) => text.replace('"owner":"#3"', '"owner":"#1"')],
    ["a rejection that is a confirmation", (text) => text.replace('"model":"m5"', '"model":"m9"')],
    ["models out of their order", (text) => text.replace('"createdOn":"2026-03-02"', '"createdOn":"2026-05-02"')],
    ["somebody undecided", (text) => text.replace('"state":"REJECTED"', '"state":"PENDING"')],
    ["a team without a result", (text) => text.replace(/"results":\[.*?\]\}\]/, '"results":[]')],
  ])("does not count again with %s", (_name, forge) => {
    const { text } = buildPublicCount(full.sheet);
    const forged = forge(text);
    expect(forged).not.toBe(text);
    expect(recomputePublicCount(parsed(forged))).toMatchObject({ ok: false });
  });

  it("its bytes are pinned: a public hash that stands in a record can always be made again", () => {
    expect(buildPublicCount(full.sheet).sha256).toBe(
      "5fd2b77cc7da3c2b4171d0825c10c17be04aec8fc88d996f5338ddf9a46c7f0c",
    );
  });
});

it("whatever the families, the public sheet counts as the full one does", () => {
  const names = fc.constantFrom("sun", "Sun", "moon", "hanbit", "Hanbit-lab", "sky");
  const candidate = fc
    .record({
      owner: names,
      relation: fc.constantFrom(...RELATIONS),
      minute: fc.integer({ min: 0, max: 300_000 }),
      isGated: fc.constantFrom(true, false, null),
      isDirect: fc.boolean(),
      downloads: fc.record({ earlier: fc.option(fc.nat(20)), later: fc.option(fc.nat(20)) }),
      weights: fc.option(fc.uniqueArray(fc.constantFrom("a", "b", "c", "f").map(hashOf), { maxLength: 3 })),
      state: fc.constantFrom("CONFIRMED" as const, "REJECTED" as const),
    })
    .map(({ owner, minute, ...facts }) => ({
      ...facts,
      owner,
      createdAt: new Date(Date.parse("2026-01-01T00:00:00Z") + minute * 60_000).toISOString(),
    }));
  const families = fc.array(fc.array(candidate, { maxLength: 20 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(families, (all) => {
      const teams = all.map((candidates, index) =>
        team(
          candidates.map(({ owner, ...facts }, place) => one(`${owner}/m${place}`, facts)),
          { teamId: `t${index}` },
        ),
      );
      const sheet = fullOf(teams);
      const made = buildPublicCount(sheet.sheet);
      expect(recomputePublicCount(parsed(made.text))).toEqual({ ok: true, sha256: made.sha256 });
      expect(made.sheet.results.map(({ count }) => count)).toEqual(sheet.sheet.results.map(({ count }) => count));
    }),
    { numRuns: 300 },
  );
});
