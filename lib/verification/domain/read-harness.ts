import { exactOf } from "./exact";
import {
  child,
  complain,
  countOf,
  deviationOf,
  fieldsOf,
  figureOf,
  isMissing,
  isNumber,
  isObject,
  itemsOf,
  labelOf,
  MAX_COUNT,
  type Place,
  textOf,
  yesNoOf,
} from "./place";
import { Unreadable } from "./problem";
import { MAX_LEAVES, MAX_RESULTS, NO_FILTER, type ResultRow, type Run, type RunFacts } from "./run";

/** Fields of a result row that are no metric. */
const NOT_METRICS = new Set(["alias", "name", "sample_len", "sample_count", "samples"]);
const DEVIATION = /_stderr(,|$)/;
/** Of a result row, per figure: the figure itself, its standard error, and names. */
const FIELDS = 4;
const MILLISECONDS = 1_000;
/** The years 2015 to 2100, in seconds. */
const [EARLIEST, LATEST] = [1_420_070_400, 4_102_444_800];

/** `acc,none` → acc, none; 0.3 files have the bare name. */
function metricOf(key: string): { metric: string; filter: string } {
  const comma = key.lastIndexOf(",");
  return comma === -1
    ? { metric: key, filter: NO_FILTER }
    : { metric: key.slice(0, comma), filter: key.slice(comma + 1).trim() || NO_FILTER };
}

const deviationKey = (key: string): string => {
  const comma = key.lastIndexOf(",");
  return comma === -1 ? `${key}_stderr` : `${key.slice(0, comma)}_stderr${key.slice(comma)}`;
};

/**
 * Groups with their leaves, down through groups of groups, each task met once: groups that share their members, or name one
 * another in a circle, cost no more than they are written.
 */
function leavesByGroup(root: Place): Map<string, string[]> {
  const stated = child(root, "group_subtasks");
  const members = new Map(
    fieldsOf(stated).map(([group, place]) => [group, itemsOf(place).flatMap((one) => textOf(one) ?? [])]),
  );
  let steps = 0;
  const leavesOf = (group: string): string[] => {
    const met = new Set([group]);
    for (const task of met)
      for (const member of members.get(task) ?? []) {
        steps += 1;
        if (steps > MAX_LEAVES) throw new Unreadable("TOO_MANY_VALUES", { path: stated.at, found: String(MAX_LEAVES) });
        met.add(member);
      }
    return [...met].filter((task) => (members.get(task) ?? []).length === 0);
  };
  const groups = [...members].filter(([, own]) => own.length > 0).map(([group]) => group);
  return new Map(groups.map((group) => [group, leavesOf(group)]));
}

/** `pretrained=org/model,revision=abc` as text, or the same as an object. */
export function modelArguments(place: Place): Map<string, string> {
  if (typeof place.value === "string") {
    return new Map(
      place.value.split(",").map((part): [string, string] => {
        const [name = "", ...rest] = part.split("=");
        return [name.trim(), rest.join("=").trim()];
      }),
    );
  }
  return new Map(
    fieldsOf(place).flatMap(([key, one]): [string, string][] =>
      typeof one.value === "string" ? [[key, one.value]] : [],
    ),
  );
}

/** Seconds since 1970 as ISO text; a time at which there was no such tool is a mistake. */
function instantOf(place: Place): string | null {
  if (!isNumber(place.value)) return null;
  const seconds = Number(place.value.number);
  if (seconds >= EARLIEST && seconds < LATEST) return new Date(seconds * MILLISECONDS).toISOString();
  complain(place, "NOT_A_TIME");
  return null;
}

export const secondsOf = (place: Place): string | null => {
  const text = isNumber(place.value) ? place.value.number : typeof place.value === "string" ? place.value : "";
  return exactOf(text) === null ? null : text;
};

function factsOf(root: Place, isOld: boolean): RunFacts {
  const config = child(root, "config");
  const given = modelArguments(child(config, "model_args"));
  const argument = (key: string): string | null => textOf({ ...child(config, "model_args"), value: given.get(key) });
  const name = textOf(child(root, "model_name")) ?? argument("pretrained") ?? argument("model");
  const version = textOf(child(root, "lm_eval_version"));
  return {
    tool: isOld ? "HARNESS_03" : "HARNESS_04",
    toolVersion: version ?? (isOld ? "0.3" : "0.4"),
    modelName: name ?? textOf(child(config, "model")),
    modelRevision: textOf(child(config, "model_sha")) || argument("revision"),
    isLimited: !isMissing(child(config, "limit")),
    // `start_time` and `end_time` count from some start of the machine; `date` is the wall clock.
    startedAt: instantOf(child(root, "date")),
    seconds: secondsOf(child(root, "total_evaluation_time_seconds")),
  };
}

type Task = Omit<ResultRow, "metric" | "filter" | "value" | "deviation" | "higherIsBetter">;

function countsOf(root: Place, row: Place, task: string, leaves: readonly string[]) {
  const stated = child(root, "n-samples");
  const places = leaves.length > 0 ? leaves.map((leaf) => child(stated, leaf)) : [child(stated, task)];
  const sum = (key: string): number | null => {
    const counts = places.map((place) => countOf(child(place, key)));
    const all = counts.reduce<number | null>((total, one) => (total === null || one === null ? null : total + one), 0);
    if (all === null || all <= MAX_COUNT) return all;
    complain({ ...stated, value: { number: String(all) } }, "EXPECTED_COUNT");
    return null;
  };
  const [effective, original] = [sum("effective"), sum("original")];
  if (leaves.length === 0 && effective !== null && original !== null && effective > original)
    complain(child(child(stated, task), "effective"), "EFFECTIVE_ABOVE_ORIGINAL");
  return { effective: effective ?? countOf(child(row, "sample_len")), original };
}

function shotsOf(root: Place, task: string, leaves: readonly string[]): number | null {
  const of = (name: string): number | null =>
    countOf(child(child(root, "n-shot"), name)) ??
    countOf(child(child(child(root, "configs"), name), "num_fewshot")) ??
    countOf(child(child(root, "config"), "num_fewshot"));
  const all = new Set((leaves.length > 0 ? leaves : [task]).map(of));
  return all.size === 1 ? ([...all][0] ?? null) : null;
}

function taskOf(root: Place, row: Place, task: string, groups: ReadonlyMap<string, string[]>): Task {
  const isGroup = groups.has(task) || child(child(root, "groups"), task).value !== undefined;
  const leaves = groups.get(task) ?? [];
  return {
    task,
    version: labelOf(child(child(root, "versions"), task)),
    shots: shotsOf(root, task, leaves),
    ...countsOf(root, row, task, leaves),
    taskHash: textOf(child(child(root, "task_hashes"), task)),
    kind: isGroup ? "GROUP" : "LEAF",
    leaves,
  };
}

function directionOf(root: Place, task: string, metric: string): boolean | null {
  const stated = yesNoOf(child(child(child(root, "higher_is_better"), task), metric));
  if (stated !== null) return stated;
  const listed = itemsOf(child(child(child(root, "configs"), task), "metric_list"));
  const own = listed.find((one) => child(one, "metric").value === metric);
  return own ? yesNoOf(child(own, "higher_is_better")) : null;
}

/** Old files keep `{"alias": …, " ": ""}` in the place of a group that has no figure of its own. */
const isMetric = (key: string): boolean =>
  metricOf(key).metric.replace(/[\s,]/g, "") !== "" && !NOT_METRICS.has(key) && !DEVIATION.test(key);

function rowsOf(root: Place, task: string, row: Place, groups: ReadonlyMap<string, string[]>): ResultRow[] {
  const fields = fieldsOf(row).filter(([key]) => isMetric(key));
  const facts = taskOf(root, row, task, groups);
  return fields.flatMap(([key, place]) => {
    const value = figureOf(place);
    const { metric, filter } = metricOf(key);
    if (value === null) return [];
    return {
      ...facts,
      metric,
      filter,
      value,
      deviation: deviationOf(child(row, deviationKey(key))),
      higherIsBetter: directionOf(root, task, metric),
    };
  });
}

/** V1: a results file of lm-evaluation-harness, 0.3 or 0.4, old or new. */
export function readHarness(root: Place): Run {
  const results = child(root, "results");
  const rows = fieldsOf(results);
  const groups = leavesByGroup(root);
  const figures = rows.reduce((sum, [, row]) => sum + (isObject(row.value) ? row.value.size : 0), 0);
  if (figures > FIELDS * MAX_RESULTS)
    throw new Unreadable("TOO_MANY_VALUES", { path: results.at, found: String(MAX_RESULTS) });
  const read = rows.flatMap(([task, row]) => rowsOf(root, task, row, groups));
  const keysOf = (row: Place) => fieldsOf({ ...row, report: () => {} }).map(([key]) => key);
  const isOld = !rows.some(([, row]) => keysOf(row).some((key) => key.includes(",")));
  if (!rows.some(([, row]) => keysOf(row).some(isMetric))) complain(results, "NO_RESULTS");
  return { facts: factsOf(root, isOld && textOf(child(root, "lm_eval_version")) === null), rows: read };
}
