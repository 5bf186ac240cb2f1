import { createHash } from "node:crypto";
import type { Fraction } from "@/lib/references/domain/fraction";
import { exactOf, plus, reduced } from "./exact";
import { type Json, readJson } from "./json-text";
import { child, complain, fieldsOf, isNumber, isObject, itemsOf, type Place, textOf } from "./place";
import type { Report } from "./problem";
import { Unreadable } from "./problem";
import { MAX_RESULTS } from "./run";
import { linesOf, type SourceFile } from "./source-file";

/** Figures counted from single items: sums stay exact, so the mean is the true one. */
export type ItemMean = { metric: string; filter: string; sum: Fraction; count: number };
export type ItemFile = { task: string; means: ItemMean[]; itemsHash: string | null; file: string };

export const MAX_ITEMS = 500_000;
const NOT_METRICS = new Set(["doc_id", "sample_len"]);
const ZERO: Fraction = { num: 0n, den: 1n };

export const meanOf = ({ sum, count }: ItemMean): Fraction => reduced({ num: sum.num, den: sum.den * BigInt(count) });

/** `samples_<task>_<time>.jsonl` → task. */
export const taskOfSamples = (name: string): string =>
  /(?:^|_)samples_(.+?)(?:_\d{4}-\d{2}-\d{2}T[\d.:-]+)?\.jsonl$/.exec(name)?.[1] ?? name.replace(/\.jsonl$/, "");

/** Counts one item's figure in; `key` tells apart what is summed. */
export function addTo(
  means: Map<string, ItemMean>,
  key: string,
  of: Pick<ItemMean, "metric" | "filter">,
  value: Fraction,
): void {
  const mean = means.get(key) ?? { ...of, sum: ZERO, count: 0 };
  if (means.size > MAX_RESULTS) throw new Unreadable("TOO_MANY_VALUES", { found: String(MAX_RESULTS) });
  mean.sum = plus(mean.sum, value);
  mean.count += 1;
  means.set(key, mean);
}

const numberOrTruth = (value: Json | undefined): Fraction | null => {
  if (typeof value === "boolean") return { num: value ? 1n : 0n, den: 1n };
  return isNumber(value) ? exactOf(value.number) : null;
};

/** Older files do not list their metrics: then every number of the row is one. */
function metricsOf(row: Place): string[] {
  const listed = itemsOf(child(row, "metrics")).flatMap((one) => textOf(one) ?? []);
  if (listed.length > 0 || !isObject(row.value)) return listed;
  const numbers = new Map([...row.value].filter(([key, value]) => !NOT_METRICS.has(key) && isNumber(value)));
  return fieldsOf({ ...row, value: numbers }).map(([key]) => key);
}

/** V1: the items of one task as the harness logs them, one JSON line each; nothing but sums is held. */
export async function readSamples(file: SourceFile, report: Report): Promise<ItemFile> {
  const means = new Map<string, ItemMean>();
  const seen = new Set<string>();
  const hash = createHash("sha256");
  let [count, hashed] = [0, 0];
  for await (const { line, text } of linesOf(file)) {
    if (text.trim() === "") continue;
    count += 1;
    if (count > MAX_ITEMS) throw new Unreadable("TOO_MANY_VALUES", { line, found: String(MAX_ITEMS) });
    const row: Place = { value: readJson(text, line), at: "$", report, line };
    if (!isObject(row.value)) {
      complain(row, "EXPECTED_OBJECT");
      continue;
    }
    const filter = textOf(child(row, "filter")) ?? "none";
    const id = child(row, "doc_id");
    const name = isNumber(id.value) ? id.value.number : (textOf(id) ?? `line ${line}`);
    const item = `${filter}\n${name}`;
    if (seen.has(item)) complain(id, "DUPLICATE_ITEM");
    seen.add(item);
    for (const metric of metricsOf(row)) {
      const value = numberOrTruth(row.value.get(metric));
      // Metrics of the whole corpus have lists here: no mean of items.
      if (value !== null) addTo(means, `${metric}\n${filter}`, { metric, filter }, value);
      else if (!Array.isArray(row.value.get(metric))) complain(child(row, metric), "EXPECTED_NUMBER");
    }
    const parts = ["doc_hash", "prompt_hash", "target_hash"].map(
      (key) => row.value instanceof Map && row.value.get(key),
    );
    if (!parts.every((part) => typeof part === "string")) continue;
    hashed += 1;
    hash.update(parts.join(""));
  }
  if (count === 0) throw new Unreadable("EMPTY");
  return {
    task: taskOfSamples(file.name),
    means: [...means.values()],
    itemsHash: hashed === count ? hash.digest("hex") : null,
    file: file.name,
  };
}
