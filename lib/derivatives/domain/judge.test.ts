import { describe, expect, it } from "vitest";
import type { DerivativesPlan } from "@/lib/stages/domain/derivatives-plan";
import { candidate, derivativesPlan, hashOf } from "@/tests/factories/derivatives-plan";
import { buildCountSheet, recomputeCount } from "./count-sheet";
import { type Candidate, type Family, judge, snapshotPair } from "./judge";
import { countHundredths } from "./points";
import { treeOf } from "./tree";

const plan = derivativesPlan({ scale: { kind: "LINEAR", target: 40 } });
const CUTOFF = "2026-06-15";
const family = (candidates: Candidate[], over: Partial<Family["base"]> = {}): Family => ({
  base: {
    repository: "hanbit/base",
    releasedOn: "2026-01-10",
    owners: ["hanbit", "Hanbit-Lab"],
    weights: [hashOf("f"), hashOf("0")],
    ...over,
  },
  snapshots: { earlier: "2026-06-01", later: "2026-06-15" },
  candidates,
});
const findings = (over: Partial<Candidate>, change: Partial<DerivativesPlan> = {}, repository = "sun/a") =>
  judge(family([candidate(repository, over)]), { ...plan, ...change }, CUTOFF)[0]?.findings;

describe("Y2: each condition at its boundary", () => {
  it.each<[string, Partial<Candidate>, Partial<DerivativesPlan>, string[]]>([
    ["nothing against it", {}, {}, []],
    // 15:00 UTC is midnight in Korea.
    ["created at the first moment of the release day", { createdAt: "2026-01-09T15:00:00.000Z" }, {}, []],
    ["created a moment before it", { createdAt: "2026-01-09T14:59:59.999Z" }, {}, ["BEFORE_RELEASE"]],
    ["created at the last moment of the cut-off day", { createdAt: "2026-06-15T14:59:59.999Z" }, {}, []],
    ["created a moment later", { createdAt: "2026-06-15T15:00:00.000Z" }, {}, ["AFTER_CUTOFF"]],
    ["private", { isPrivate: true }, {}, ["NOT_PUBLIC"]],
    ["disabled", { isDisabled: true }, {}, ["NOT_PUBLIC"]],
    ["behind a request", { isGated: true }, {}, ["GATED"]],
    ["behind a request, and the plan counts those", { isGated: true }, { countsGated: true }, []],
    ["access unknown", { isGated: null }, {}, ["GATED_UNKNOWN"]],
    ["access unknown and of no matter", { isGated: null }, { countsGated: true }, []],
    ["quantized", { relation: "quantized" }, {}, ["RELATION_NOT_COUNTED"]],
    ["of the second generation", { isDirect: false }, {}, []],
    ["of the second generation, only the first counts", { isDirect: false }, { countsIndirect: false }, ["INDIRECT"]],
    ["one download short at first", { downloads: { earlier: 9, later: 99 } }, {}, ["TOO_FEW_DOWNLOADS"]],
    ["one download short at last", { downloads: { earlier: 99, later: 9 } }, {}, ["TOO_FEW_DOWNLOADS"]],
    ["absent at first", { downloads: { earlier: null, later: 99 } }, {}, ["TOO_FEW_DOWNLOADS"]],
    ["absent at first, without a minimum", { downloads: { earlier: null, later: 0 } }, { minimumDownloads: 0 }, []],
    ["gone at last", { downloads: { earlier: 99, later: null } }, { minimumDownloads: 0 }, ["NOT_LISTED"]],
    ["no known hash", { weights: null }, {}, ["WEIGHTS_UNKNOWN"]],
    ["no known hash, and the plan counts those", { weights: null }, { countsUnknownWeights: true }, []],
    ["no weights at all", { weights: [] }, { countsUnknownWeights: true }, ["NO_WEIGHTS"]],
    ["the base's weights", { weights: [hashOf("0"), hashOf("f")] }, {}, ["SAME_AS_BASE"]],
    ["some of the base's weights", { weights: [hashOf("0")] }, {}, ["SAME_AS_BASE"]],
    ["one file of its own", { weights: [hashOf("0"), hashOf("a")] }, {}, []],
  ])("%s", (_name, over, change, expected) => expect(findings(over, change)).toEqual(expected));

  it("the consortium's names count whatever their case; the base's owner is one of them", () => {
    expect(findings({}, {}, "HANBIT-lab/a")).toEqual(["OWNER_IN_CONSORTIUM"]);
    expect(findings({}, {}, "Hanbit/a")).toEqual(["OWNER_IN_CONSORTIUM"]);
    expect(findings({}, {}, "hanbit-labs/a")).toEqual([]);
  });

  it("without two snapshots nobody is told too few downloads", () => {
    const few = { ...family([candidate("sun/a", { downloads: { earlier: null, later: 0 } })]), snapshots: null };
    expect(judge(few, plan, CUTOFF)[0]?.findings).toEqual([]);
  });

  it("of equal weights the earliest counts, and of one moment the first by name", () => {
    const same = { weights: [hashOf("a")] };
    const verdicts = judge(
      family([
        candidate("sun/c", { ...same, createdAt: "2026-04-01T00:00:00.000Z" }),
        candidate("sun/b", same),
        candidate("moon/z", same),
      ]),
      plan,
      CUTOFF,
    );
    expect(verdicts.map((verdict) => [verdict.repository, verdict.findings])).toEqual([
      ["moon/z", []],
      ["sun/b", ["SAME_AS_COUNTED"]],
      ["sun/c", ["SAME_AS_COUNTED"]],
    ]);
  });

  it("a model that does not count keeps nobody's place: not by its weights, not under the cap", () => {
    const early = { createdAt: "2026-02-01T00:00:00.000Z", weights: [hashOf("a")], state: "REJECTED" as const };
    const verdicts = judge(
      family([
        candidate("sun/a", early),
        candidate("sun/b", { weights: [hashOf("a")] }),
        candidate("Sun/c"),
        candidate("sun/d"),
        candidate("sky/e"),
      ]),
      plan,
      CUTOFF,
    );
    expect(verdicts.filter((verdict) => verdict.counts).map((verdict) => verdict.repository)).toEqual([
      "Sun/c",
      "sky/e",
      "sun/b",
    ]);
    expect(verdicts.find((verdict) => verdict.repository === "sun/d")?.findings).toEqual(["OWNER_CAP"]);
  });

  it("only what people confirmed counts, unless it is asked what would be", () => {
    const mixed = family([candidate("sun/a", { state: "PENDING" }), candidate("sky/b", { state: "DISPUTED" })]);
    expect(judge(mixed, plan, CUTOFF).some((verdict) => verdict.counts)).toBe(false);
    expect(judge(mixed, plan, CUTOFF, ["CONFIRMED", "PENDING"]).filter((verdict) => verdict.counts)).toHaveLength(1);
  });

  it("is the same whatever the order of the list, and judges twenty thousand at once", () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      candidate(`owner${index % 900}/m${index}`, { weights: [hashOf("b"), String(index).padStart(64, "0")] }),
    );
    const forward = judge(family(many), plan, CUTOFF);
    expect(judge(family([...many].reverse()), plan, CUTOFF)).toEqual(forward);
    expect(forward.filter((verdict) => verdict.counts)).toHaveLength(1_800);
  });
});

it("Y2: the pair is the latest snapshot and the latest that lies far enough before it", () => {
  expect(snapshotPair(["2026-06-15", "2026-06-02", "2026-06-01", "2026-05-01"], 14)).toEqual({
    earlier: "2026-06-01",
    later: "2026-06-15",
  });
  expect(snapshotPair(["2026-06-15", "2026-06-02"], 14)).toBeNull();
  expect(snapshotPair(["2026-06-15", "2026-06-15"], 1)).toBeNull();
  expect(snapshotPair([], 1)).toBeNull();
});

describe("E4: what a count is worth", () => {
  it.each<[number, number]>([
    [0, 0],
    [1, 250],
    [39, 9_750],
    [40, 10_000],
    [4_000, 10_000],
  ])("in proportion, %i of 40 give %i", (count, points) =>
    expect(countHundredths({ kind: "LINEAR", target: 40 }, count)).toBe(points),
  );
  it("rounds down", () => expect(countHundredths({ kind: "LINEAR", target: 3 }, 2)).toBe(6_666));
  it.each<[number, number, number]>([
    // log 4 / log 16 and log 8 / log 16 are exact, whatever a double makes of them.
    [3, 15, 5_000],
    [7, 15, 7_500],
    [14, 15, 9_767],
    [15, 15, 10_000],
    [0, 15, 0],
    [1, 999_999, 501],
  ])("by logarithm, %i of %i give %i", (count, target, points) =>
    expect(countHundredths({ kind: "LOGARITHMIC", target }, count)).toBe(points),
  );
});

it("S11: the sheet states the count, computes again to itself, and a forged or unfinished one does not", () => {
  const team = {
    ...family([candidate("sun/a"), candidate("sun/b"), candidate("sun/c")]),
    teamId: "t1",
    nameKo: "갑",
    nameEn: "A",
  };
  const stage = { number: 1, cutoffOn: CUTOFF };
  const built = buildCountSheet({ stage, planHash: "p", derivatives: plan, teams: [team] });
  expect(built.sheet.results).toMatchObject([{ teamId: "t1", count: 2, scoreHundredths: 500 }]);
  expect(recomputeCount(JSON.parse(built.text))).toEqual({ ok: true, sha256: built.sha256 });
  const forged = built.text.replace('"scoreHundredths":500', '"scoreHundredths":9500');
  expect(recomputeCount(JSON.parse(forged))).toMatchObject({ ok: false });
  const open = { ...team, candidates: [candidate("sun/a", { state: "PENDING" })] };
  const unfinished = buildCountSheet({ stage, planHash: "p", derivatives: plan, teams: [open] });
  expect(recomputeCount(unfinished.sheet)).toEqual({ ok: false, differences: ["undecided: sun/a"] });
});

it("Y1: the tree shows every model once, lost parents and circles included", () => {
  const at = (repository: string, parent: string) => ({ ...candidate(repository, { parent }), counts: true });
  const tree = treeOf("hanbit/base", [
    at("a/a", "hanbit/base"),
    at("b/b", "a/a"),
    at("c/c", "gone/gone"),
    at("d/d", "e/e"),
    at("e/e", "d/d"),
  ]);
  const names = (nodes: typeof tree): string[] => nodes.flatMap((node) => [node.repository, ...names(node.children)]);
  expect(names(tree).sort()).toEqual(["a/a", "b/b", "c/c", "d/d", "e/e"]);
  expect(tree[0]).toMatchObject({ repository: "a/a", children: [{ repository: "b/b", children: [] }] });
});

it("Y1: a chain of twenty thousand generations is drawn, no deeper than twelve", () => {
  const chain = Array.from({ length: 20_000 }, (_, index) => ({
    ...candidate(`o/m${index}`, { parent: index === 0 ? "hanbit/base" : `o/m${index - 1}` }),
    counts: false,
  }));
  let nodes = treeOf("hanbit/base", chain);
  let [depth, count] = [0, 0];
  for (; nodes.length > 0; depth += 1) {
    count += nodes.length;
    nodes = nodes.flatMap((node) => node.children);
  }
  expect([depth, count]).toEqual([12, 20_000]);
});
