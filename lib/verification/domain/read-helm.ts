import type { Fraction } from "@/lib/references/domain/fraction";
import { exactOf, isNear } from "./exact";
import { readJson } from "./json-text";
import {
  child,
  complain,
  countOf,
  figureOf,
  isMissing,
  isNumber,
  isObject,
  itemsOf,
  type Place,
  textOf,
} from "./place";
import { type Report, Unreadable } from "./problem";
import { addTo, type ItemMean, MAX_ITEMS, meanOf } from "./read-items";
import { NO_FILTER, type ResultRow, type Run } from "./run";
import { elementsOf, type SourceFile } from "./source-file";

/** HELM lists a metric once per split and perturbation: only the test split without perturbation is the figure. */
const isPlainTest = (name: Place): boolean =>
  child(name, "split").value === "test" &&
  isMissing(child(name, "perturbation")) &&
  isMissing(child(name, "sub_split"));

type Stat = { metric: string; value: Fraction; place: Place };

function plainStats(stats: Place): Stat[] {
  const found = new Map<string, Stat>();
  for (const one of itemsOf(stats)) {
    const name = child(one, "name");
    if (!isObject(name.value)) {
      complain(name, "EXPECTED_OBJECT");
      continue;
    }
    const metric = textOf(child(name, "name"));
    if (metric === null || !isPlainTest(name) || countOf(child(one, "count")) === 0) continue;
    const value = figureOf(child(one, "mean"));
    if (value === null) continue;
    if (found.has(metric)) complain(name, "DUPLICATE_METRIC");
    found.set(metric, { metric, value, place: child(one, "mean") });
  }
  return [...found.values()];
}

/** Every instance's own figures, one instance held at a time. */
export async function readInstances(file: SourceFile, report: Report): Promise<Map<string, ItemMean>> {
  const means = new Map<string, ItemMean>();
  const seen = new Set<string>();
  let index = 0;
  for await (const { text, line } of elementsOf(file)) {
    const at = `$[${index}]`;
    index += 1;
    if (index > MAX_ITEMS) throw new Unreadable("TOO_MANY_VALUES", { line, found: String(MAX_ITEMS) });
    const instance: Place = { value: readJson(text, line, at), at, report, line };
    if (!isMissing(child(instance, "perturbation"))) continue;
    const id = `${textOf(child(instance, "instance_id"))}\n${countOf(child(instance, "train_trial_index"))}`;
    if (seen.has(id)) complain(child(instance, "instance_id"), "DUPLICATE_ITEM");
    seen.add(id);
    for (const { metric, value } of plainStats(child(instance, "stats")))
      addTo(means, metric, { metric, filter: NO_FILTER }, value);
  }
  return means;
}

/** The name without the model: `mmlu:subject=philosophy,method=…`. */
const taskOf = (name: string): string =>
  name
    .split(",")
    .filter((part) => !part.startsWith("model="))
    .join(",");

const instancesOf = (stats: Place, split?: string): number | null => {
  const counts = itemsOf(stats).filter((one) => {
    const name = child(one, "name");
    return (
      child(name, "name").value === "num_instances" && (split === undefined || child(name, "split").value === split)
    );
  });
  const numbers = counts
    .map((one) => child(one, "mean").value)
    .map((mean) => (isNumber(mean) ? exactOf(mean.number) : null));
  if (numbers.length === 0 || numbers.some((one) => one === null || one.den !== 1n)) return null;
  return numbers.reduce((sum, one) => sum + Number(one?.num ?? 0n), 0);
};

/** V1: a run directory of HELM: the run's specification, its figures and, where given, the instances behind them. */
export function readHelm(spec: Place, stats: Place, instances: ReadonlyMap<string, ItemMean> | null): Run {
  const adapter = child(spec, "adapter_spec");
  const name = textOf(child(spec, "name")) ?? "";
  if (name === "") complain(child(spec, "name"), "EXPECTED_TEXT");
  const cap = countOf(child(adapter, "max_eval_instances"));
  const all = instancesOf(stats);
  const effective = instancesOf(stats, "test");
  const rows = plainStats(stats).map(({ metric, value, place }): ResultRow => {
    const mean = instances?.get(metric);
    const exact = mean && mean.count === effective ? meanOf(mean) : null;
    if (exact && !isNear(exact, value)) complain(place, "ITEMS_DISAGREE");
    return {
      task: taskOf(name),
      version: "",
      metric,
      filter: NO_FILTER,
      shots: countOf(child(adapter, "max_train_instances")),
      effective,
      original: null,
      value: exact ?? value,
      deviation: null,
      higherIsBetter: null,
      taskHash: null,
      kind: "LEAF",
      leaves: [],
    };
  });
  if (rows.length === 0) complain(stats, "NO_RESULTS");
  const facts = {
    tool: "HELM" as const,
    toolVersion: "",
    modelName: textOf(child(adapter, "model")),
    modelRevision: null,
    // As many instances as the cap allows: whether the task has more cannot be told, so the run does not count as whole.
    isLimited: cap !== null && all !== null && all >= cap,
    startedAt: null,
    seconds: null,
  };
  return { facts, rows };
}
