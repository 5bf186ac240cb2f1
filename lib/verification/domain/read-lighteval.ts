import {
  child,
  complain,
  countOf,
  deviationOf,
  fieldsOf,
  figureOf,
  isMissing,
  itemsOf,
  labelOf,
  type Place,
  textOf,
  yesNoOf,
} from "./place";
import { Unreadable } from "./problem";
import { secondsOf } from "./read-harness";
import { MAX_RESULTS, NO_FILTER, type ResultRow, type Run, type RunFacts } from "./run";

const DEVIATION = /_stderr$/;
const AVERAGE = /:_average(\||$)/;

/** `suite|task:subset|5|0` or, in newer files, `task|5`: the task's own name and its shots. */
function nameOf(key: string): { config: string; shots: number | null } {
  const parts = key.split("|");
  const position = parts.length > 2 ? 2 : 1;
  const shots = parts[position];
  return {
    config: parts.slice(0, position).join("|"),
    shots: shots !== undefined && /^\d+$/.test(shots) ? Number(shots) : null,
  };
}

function factsOf(root: Place): RunFacts {
  const general = child(root, "config_general");
  const model = child(general, "model_config");
  return {
    tool: "LIGHTEVAL",
    toolVersion: textOf(child(general, "lighteval_sha")) ?? "",
    modelName: textOf(child(general, "model_name")) ?? textOf(child(model, "model_name")),
    modelRevision: textOf(child(general, "model_sha")) || textOf(child(model, "revision")),
    isLimited: !isMissing(child(general, "max_samples")),
    // Its `start_time` counts from the start of the machine.
    startedAt: null,
    seconds: secondsOf(child(general, "total_evaluation_time_secondes")),
  };
}

/** The configuration of a task, under its own name or, in newer files, under the whole key. */
function configOf(root: Place, key: string): Place {
  const configs = child(root, "config_tasks");
  const whole = child(configs, key);
  return whole.value === undefined ? child(configs, nameOf(key).config) : whole;
}

function directionOf(config: Place, metric: string): boolean | null {
  const listed = [...itemsOf(child(config, "metric")), ...itemsOf(child(config, "metrics"))];
  const own = listed.find((one) => child(one, "metric_name").value === metric);
  return own ? yesNoOf(child(own, "higher_is_better")) : null;
}

function rowsOf(root: Place, key: string, row: Place, keys: readonly string[]): ResultRow[] {
  const isGroup = key === "all" || AVERAGE.test(key);
  const prefix = key.slice(0, key.indexOf(":_average") + 1);
  const leaves = isGroup ? keys.filter((one) => one !== "all" && !AVERAGE.test(one)) : [];
  const { shots } = nameOf(key);
  const config = configOf(root, key);
  const effective = countOf(child(config, "effective_num_docs"));
  const original = countOf(child(config, "original_num_docs"));
  if (effective !== null && original !== null && effective > original)
    complain(child(config, "effective_num_docs"), "EFFECTIVE_ABOVE_ORIGINAL");
  const figures = fieldsOf(row).filter(([metric]) => !DEVIATION.test(metric));
  return figures.flatMap(([metric, place]) => {
    const value = figureOf(place);
    if (value === null) return [];
    return {
      task: key,
      version: labelOf(child(child(root, "versions"), key)),
      metric,
      filter: NO_FILTER,
      shots,
      effective,
      original,
      value,
      deviation: deviationOf(child(row, `${metric}_stderr`)),
      higherIsBetter: directionOf(config, metric),
      taskHash: textOf(child(child(child(child(root, "summary_tasks"), key), "hashes"), "hash_examples")),
      kind: isGroup ? "GROUP" : "LEAF",
      leaves: leaves.filter((one) => key === "all" || one.startsWith(prefix)),
    };
  });
}

/** V1: a results file of lighteval. */
export function readLighteval(root: Place): Run {
  const results = child(root, "results");
  const tasks = fieldsOf(results);
  const keys = tasks.map(([key]) => key);
  if (keys.length > MAX_RESULTS)
    throw new Unreadable("TOO_MANY_VALUES", { path: results.at, found: String(MAX_RESULTS) });
  const rows = tasks.flatMap(([key, row]) => rowsOf(root, key, row, keys));
  if (rows.length === 0) complain(results, "NO_RESULTS");
  return { facts: factsOf(root), rows };
}
