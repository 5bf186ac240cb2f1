import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { REAL_INPUTS } from "@/tests/setup/real-inputs";
import { decimalText, storedFraction } from "./exact";
import { readRun } from "./read-run";
import { isPartial, type Run } from "./run";

const OWN = path.join(import.meta.dirname, "../../../tests/fixtures/verification");

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const fromDisk = (file: string, size = 4_096) => ({
  name: path.basename(file),
  chunks: inPieces(readFileSync(file), size),
});

async function run(...files: string[]): Promise<Run> {
  const read = await readRun(files.map((file) => fromDisk(file)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.run;
}
const own = (...names: string[]) => run(...names.map((name) => path.join(OWN, name)));
const figures = ({ rows }: Run) =>
  rows.map((row) => `${row.task} ${row.metric},${row.filter} ${storedFraction(row.value)} ±${row.deviation ?? "–"}`);

describe("V1: lm-evaluation-harness", () => {
  it("0.3 has bare metric names", async () => {
    const read = await own("harness-0.3.json");
    expect(read.facts).toEqual({
      tool: "HARNESS_03",
      toolVersion: "0.3",
      modelName: "hanbit/alpha-1",
      modelRevision: "1f0c5a7e",
      isLimited: false,
      startedAt: null,
      seconds: null,
    });
    expect(figures(read)).toEqual([
      "hellaswag acc,none 1/2 ±0.005",
      "hellaswag acc_norm,none 5/8 ±0.0048",
      "wikitext word_perplexity,none 25/2 ±–",
      "wikitext byte_perplexity,none 8/5 ±–",
      "wikitext bits_per_byte,none 339/500 ±–",
    ]);
    expect(read.rows[0]).toMatchObject({ shots: 10, version: "0", effective: null, higherIsBetter: null });
  });

  it("old 0.4: placeholder groups say nothing, filters are told apart, a limit makes all of it partial", async () => {
    const read = await own("harness-0.4-old.json");
    expect(figures(read)).toEqual([
      "mmlu_law acc,none 3/4 ±0.0125",
      "mmlu_physics acc,none 1/4 ±–",
      "gsm8k exact_match,strict-match 1/2 ±0.0137",
      "gsm8k exact_match,flexible-extract 11/20 ±0.0136",
    ]);
    expect(read.facts).toMatchObject({
      tool: "HARNESS_04",
      modelRevision: null,
      startedAt: "2025-08-01T00:00:00.250Z",
    });
    expect(read.rows.every((row) => isPartial(read.facts, row))).toBe(true);
    expect(read.rows.map((row) => row.higherIsBetter)).toEqual([true, null, null, null]);
  });

  it("new 0.4: a group keeps its own figure and the sum of its leaves' items", async () => {
    const read = await own("harness-0.4-new.json");
    expect(figures(read)[0]).toBe("kmmlu acc,none 3/5 ±0.16");
    expect(read.rows[0]).toMatchObject({
      kind: "GROUP",
      leaves: ["kmmlu_law", "kmmlu_math"],
      effective: 10,
      original: 64,
      shots: 5,
    });
    expect(read.rows.map((row) => isPartial(read.facts, row))).toEqual([true, false, true, false]);
    expect(read.rows[3]).toMatchObject({ higherIsBetter: false, version: "v1", taskHash: "5f3c", deviation: null });
    expect(read.facts).toMatchObject({ startedAt: "2026-08-01T00:00:00.000Z", seconds: "60.5", toolVersion: "0.4.11" });
  });

  it("logged items make the figure exact", async () => {
    const samples = "samples_toxicity_2026-08-01T09-00-00.000000.jsonl";
    const read = await own("harness-0.4-new.json", samples);
    expect(figures(read)[3]).toBe("toxicity rate,none 1/3 ±–");
    const alone = await own(samples);
    expect(alone.rows).toHaveLength(1);
    expect(alone.rows[0]).toMatchObject({ task: "toxicity", effective: 3, value: { num: 1n, den: 3n } });
    // sha256 of doc, prompt and target hashes one after the other, as the harness takes it.
    expect(alone.rows[0]?.taskHash).toBe("1c550da62ee37613e18fbb2293f9d73145b3e0042e3a84c19a0eae56dafeb54c");
  });
});

describe("V1: other tools", () => {
  it("lighteval: averages are groups, cut tasks are partial", async () => {
    const read = await own("lighteval.json");
    expect(read.facts).toMatchObject({ tool: "LIGHTEVAL", startedAt: null, seconds: "3580.0" });
    expect(read.rows.map((row) => `${row.task} ${row.metric} ${row.kind} ${row.shots}`)).toEqual([
      "leaderboard|arc:challenge|25 acc LEAF 25",
      "leaderboard|arc:challenge|25 acc_norm LEAF 25",
      "lighteval|kmmlu:law|5 acc LEAF 5",
      "lighteval|kmmlu:math|5 acc LEAF 5",
      "lighteval|kmmlu:_average|5 acc GROUP 5",
      "all acc GROUP null",
      "all acc_norm GROUP null",
    ]);
    expect(read.rows[4]?.leaves).toEqual(["lighteval|kmmlu:law|5", "lighteval|kmmlu:math|5"]);
    expect(read.rows.map((row) => isPartial(read.facts, row))).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(read.rows[0]).toMatchObject({ taskHash: "17b0cae357c0259e", higherIsBetter: true });
  });

  it("HELM: the test split without perturbation, exact with its instances", async () => {
    const files = ["helm/run_spec.json", "helm/stats.json"];
    expect(figures(await own(...files))[0]).toBe(
      "kobbq:category=age exact_match,none 3333333333333333/5000000000000000 ±–",
    );
    const read = await own(...files, "helm/per_instance_stats.json");
    expect(figures(read)[0]).toBe("kobbq:category=age exact_match,none 2/3 ±–");
    expect(read.rows[0]).toMatchObject({ effective: 3, shots: 5 });
    expect(read.facts).toMatchObject({ modelName: "hanbit/alpha-1", isLimited: false });
  });

  it("items: an empty answer is wrong, the whole file is a group over its categories", async () => {
    const read = await own("kotest_alpha-1.csv");
    expect(figures(read)).toEqual([
      "kotest acc,none 1/2 ±–",
      "kotest:어휘 acc,none 1/2 ±–",
      "kotest:역사 acc,none 1/2 ±–",
    ]);
    expect(read.rows.map((row) => [row.kind, row.effective])).toEqual([
      ["GROUP", 4],
      ["LEAF", 2],
      ["LEAF", 2],
    ]);
  });
});

it.each([1, 2, 3, 7, 64])("is the same however the bytes arrive (%i at a time)", async (size) => {
  for (const name of readdirSync(OWN).filter((one) => one !== "helm")) {
    const read = await readRun([fromDisk(path.join(OWN, name), size)]);
    expect(read).toEqual({ ok: true, run: await own(name) });
  }
});

describe.skipIf(!existsSync(path.join(REAL_INPUTS, "lm_eval")))("real files import to the numbers they state", () => {
  const real = (...names: string[]) => run(...names.map((name) => path.join(REAL_INPUTS, name)));

  it("lm-evaluation-harness 0.4.9", async () => {
    const read = await real("lm_eval/eee_results_2026-01-21T03-44-18.458309.json");
    expect(read.facts).toEqual({
      tool: "HARNESS_04",
      toolVersion: "0.4.9.2",
      modelName: "RylanSchaeffer/mem_Qwen3-93M_minerva_math_rep_0_sbst_1.0000_epch_1_ot_1",
      modelRevision: "82047f5e5d5245c1b3a4cd75ad98aa441d6487cd",
      isLimited: false,
      startedAt: "2026-01-21T02:59:43.859Z",
      seconds: "2677.7320792819373",
    });
    expect(read.rows.map((row) => [row.task, decimalText(row.value), row.deviation, row.effective, row.kind])).toEqual([
      ["math_perturbed_full", "0", "0.0", 5_000, "LEAF"],
      ["math_rephrased_full", "0.0004", "0.0002828144211304471", 5_000, "LEAF"],
    ]);
  });

  it("its items, of which the file holds the first ten", async () => {
    const read = await real("lm_eval/eee_samples_math_perturbed_full_2026-01-21T03-44-18.458309.jsonl");
    expect(read.rows).toHaveLength(1);
    expect(read.rows[0]).toMatchObject({ task: "math_perturbed_full", metric: "exact_match", effective: 10 });
  });

  it("the newest format with groups", async () => {
    const read = await real("lm_eval/SYNTHETIC_kobest_haerae_results_2026-08-01T09-00-00.000000.json");
    expect(
      read.rows.map((row) => `${row.task} ${row.metric} ${decimalText(row.value)} ${row.kind} ${row.effective}`),
    ).toEqual([
      "haerae acc 0.7 GROUP 1000",
      "haerae acc_norm 0.7 GROUP 1000",
      "haerae_history acc 0.7 LEAF 400",
      "haerae_history acc_norm 0.7 LEAF 400",
      "haerae_rare_word acc 0.7 LEAF 600",
      "haerae_rare_word acc_norm 0.7 LEAF 600",
      "kobest_boolq acc 0.9 LEAF 1404",
      "kobest_boolq f1 0.8999 LEAF 1404",
      "kmmlu_direct_law exact_match 0.55 LEAF 1000",
    ]);
  });

  it("HELM: 1 of 9 philosophy questions, in a run that was cut to ten", async () => {
    const names = ["run_spec", "stats", "per_instance_stats", "scenario"];
    const read = await real(...names.map((name) => `helm/mmlu_philosophy_gpt2_${name}.json`));
    const row = read.rows.find((one) => one.metric === "exact_match");
    expect(row).toMatchObject({ value: { num: 1n, den: 9n }, effective: 9, shots: 5 });
    expect(read.facts).toMatchObject({ modelName: "openai/gpt2", isLimited: true });
  });

  it("HAE-RAE items: accuracy 0.385566", async () => {
    const read = await real("korean/haerae_gpt-oss-120b-2025-08-05.csv");
    expect(read.rows[0]).toMatchObject({ task: "haerae", kind: "GROUP", effective: 1_538 });
    expect(decimalText(read.rows[0]?.value ?? { num: 0n, den: 1n }, 6)).toBe("0.385566");
  });
});
