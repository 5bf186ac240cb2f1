import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { REAL_INPUTS } from "@/tests/setup/real-inputs";
import { readReferenceFile } from "./import-file";
import { benchmarkNameOf, type Catalogue, planImport } from "./import-plan";

const EMPTY: Catalogue = { modelKeys: new Set(), benchmarkKeys: new Set(), scores: [] };
const small = readFileSync(path.join(import.meta.dirname, "../../../tests/fixtures/references/small.json"), "utf8");
const codes = (content: string) => readReferenceFile(content).problems.map(({ at, code }) => `${at} ${code}`);

describe("a list of our own", () => {
  const file = readReferenceFile(small);

  it("is read exactly", () => {
    expect(file.problems).toEqual([]);
    expect(file).toMatchObject({ source: "Hanbit list of models, 2026-01", licence: "CC BY 4.0" });
    expect(file.models).toEqual([
      {
        key: "hanbit/alpha-1",
        name: "Alpha 1",
        organisation: "hanbit",
        releasedOn: new Date("2025-09-01T00:00:00Z"),
        licence: "apache_2_0",
        openWeights: true,
        parametersMillions: 7_600n,
      },
      expect.objectContaining({ key: "saebyeok/beta", releasedOn: null, openWeights: false, parametersMillions: null }),
    ]);
    expect(file.scores[0]).toMatchObject({ valueMillionths: 702_000n, selfReported: true, variant: "5-shot" });
    expect(file.scales.get("rating")).toBe(10_000_000_000n);
    expect(file.scales.get("mmlu-pro")).toBe(1_000_000n);
  });

  it("counts the first figure, shows the others beside it, and does not count a source that is none", () => {
    const plan = planImport(file, EMPTY);
    expect(plan.scores.map((score) => score.chosen)).toEqual([true, false, true, false]);
    expect(plan.duplicates).toHaveLength(1);
    expect(plan.duplicates[0]?.figures.map((figure) => figure.valueMillionths)).toEqual([702_000n, 690_000n]);
    expect(plan.placeholders.map((score) => score.modelKey)).toEqual(["saebyeok/beta"]);
  });

  it("leaves out what is there, and never takes the place of the figure that counts", () => {
    const [first] = file.scores;
    if (!first) throw new Error("no score");
    const known = { ...first, valueMillionths: 710_000n, chosen: true };
    const plan = planImport(file, {
      modelKeys: new Set(["hanbit/alpha-1"]),
      benchmarkKeys: new Set(["mmlu-pro"]),
      scores: [known, { ...first, chosen: false }],
    });
    expect(plan).toMatchObject({ presentCount: 1, benchmarkKeys: ["rating"] });
    expect(plan.models.map((model) => model.key)).toEqual(["saebyeok/beta"]);
    expect(plan.scores[0]).toMatchObject({ valueMillionths: 690_000n, chosen: false });
    expect(plan.duplicates[0]?.figures).toHaveLength(3);
  });
});

describe("problems are named with their place", () => {
  const model = { model_id: "a", name: "A", org: "o", release_date: "2025-01-01", license: "mit", params: null };
  const score = { id: "mmlu", score: 0.5, normalized: 0.5, self_reported: true, source: "https://a.example/x" };
  const of = (one: object, rows: object[] = []) => JSON.stringify({ models: [{ ...model, ...one, benchmarks: rows }] });

  it.each([
    ["not JSON", "{", [" NOT_JSON"]],
    ["a list", "[]", [" NOT_JSON"]],
    ["no models", '{"models":[]}', ["models NO_MODELS"]],
    ["no name", of({ name: " " }), ["models[0].name NAME"]],
    ["a key with a slash", of({ model_id: "a/b" }), ["models[0].model_id MODEL_ID"]],
    ["a day that is none", of({ release_date: "2025-02-30" }), ["models[0].release_date RELEASE_DATE"]],
    ["parameters in words", of({ params: "7B" }), ["models[0].params PARAMETERS"]],
    ["a score in words", of({}, [{ ...score, score: "0.5" }]), ["models[0].benchmarks[0].score SCORE"]],
    ["no score", of({}, [{ ...score, score: null }]), ["models[0].benchmarks[0].score SCORE"]],
    ["below zero", of({}, [{ ...score, score: -1 }]), ["models[0].benchmarks[0].score SCORE"]],
    ["seven decimals", of({}, [{ ...score, score: 0.1234567 }]), ["models[0].benchmarks[0].score SCORE_DECIMALS"]],
    [
      "above its scale",
      of({}, [{ ...score, score: 50, normalized: 50 }]),
      ["models[0].benchmarks[0].normalized SCALE"],
    ],
    ["no source", of({}, [score, { ...score, source: "" }]), ["models[0].benchmarks[1].source SOURCE"]],
    [
      "who measured is unsaid",
      of({}, [{ ...score, self_reported: null }]),
      ["models[0].benchmarks[0].self_reported SELF_REPORTED"],
    ],
  ])("%s", (_name, content, expected) => expect(codes(content)).toEqual(expected));

  it("one model twice", () => {
    expect(codes(JSON.stringify({ models: [model, model] }))).toEqual(["models[1] MODEL_TWICE"]);
  });
});

it.each([
  ["mmlu-pro", "MMLU Pro"],
  ["gpqa", "GPQA"],
  ["swe-bench-verified", "SWE Bench Verified"],
  ["livecodebench", "Livecodebench"],
])("%s is called %s until staff name it", (key, name) => expect(benchmarkNameOf(key)).toBe(name));

const real = path.join(REAL_INPUTS, "reference/llmstats_models_2025-10-16.json");
describe.skipIf(!existsSync(real))("the public list of October 2025", () => {
  it("169 models, 2,224 scores, 8 duplicate pairs", () => {
    const file = readReferenceFile(readFileSync(real, "utf8"));
    expect(file.problems).toEqual([]);
    expect([file.models.length, file.scores.length, file.licence]).toEqual([169, 2_224, "CC BY 4.0"]);
    const plan = planImport(file, EMPTY);
    expect(plan).toMatchObject({ presentCount: 0 });
    expect([plan.models.length, plan.scores.length, plan.benchmarkKeys.length]).toEqual([169, 2_224, 339]);
    const duplicates = plan.duplicates.map((one) => `${one.modelKey} ${one.benchmarkKey} ${one.figures.length}`);
    expect(duplicates.sort()).toEqual([
      "anthropic/claude-haiku-4-5-20251015 aime-2025 2",
      "mistral/mistral-small-3.2-24b-instruct-2506 gpqa 2",
      "openai/gpt-oss-120b codeforces 2",
      "openai/gpt-oss-120b humanity's-last-exam 2",
      "openai/gpt-oss-20b codeforces 2",
      "openai/gpt-oss-20b humanity's-last-exam 2",
      "openai/o3-2025-04-16 humanity's-last-exam 3",
      "openai/o3-2025-04-16 scale-multichallenge 2",
    ]);
    expect(plan.placeholders).toHaveLength(16);
    expect(file.scales.get("cfeval")).toBe(10_000_000_000n);
    expect(file.scores.filter((score) => !score.selfReported)).toHaveLength(18);
  });
});
