import { isNear } from "./exact";
import { readJson } from "./json-text";
import { isObject, type Place } from "./place";
import { type ProblemList, type Report, reporter, reportFirst, Unreadable } from "./problem";
import { readItemTable } from "./read-csv";
import { readHarness } from "./read-harness";
import { readHelm, readInstances } from "./read-helm";
import { type ItemFile, type ItemMean, meanOf, readSamples } from "./read-items";
import { readLighteval } from "./read-lighteval";
import { MAX_LEAVES, MAX_RESULTS, type ReadRun, type ResultRow, type Run } from "./run";
import { type SourceFile, wholeText } from "./source-file";

type Parts = {
  runs: { file: string; run: Run }[];
  items: ItemFile[];
  spec: Place | null;
  stats: Place | null;
  instances: Map<string, ItemMean> | null;
};

async function takeDocument(file: SourceFile, report: Report, parts: Parts): Promise<void> {
  const root: Place = { value: readJson(await wholeText(file)), at: "$", report, line: null };
  const has = (key: string): boolean => isObject(root.value) && root.value.has(key);
  if (Array.isArray(root.value)) {
    if (parts.stats) throw new Unreadable("TWO_RUNS");
    parts.stats = root;
  } else if (has("adapter_spec")) {
    if (parts.spec) throw new Unreadable("TWO_RUNS");
    parts.spec = root;
  } else if (has("results")) {
    const run = has("config_general") ? readLighteval(root) : readHarness(root);
    parts.runs.push({ file: file.name, run });
  } else if (!has("definition_path")) {
    throw new Unreadable("UNKNOWN_KIND", { path: "$" });
  }
}

async function take(file: SourceFile, report: Report, parts: Parts): Promise<void> {
  const name = file.name.toLowerCase();
  if (name.endsWith(".jsonl")) parts.items.push(await readSamples(file, report));
  else if (name.endsWith(".csv")) parts.runs.push({ file: file.name, run: await readItemTable(file, report) });
  else if (name.endsWith("per_instance_stats.json")) {
    if (parts.instances) throw new Unreadable("TWO_RUNS");
    parts.instances = await readInstances(file, report);
  } else if (name.endsWith(".json")) await takeDocument(file, report, parts);
  else throw new Unreadable("UNKNOWN_KIND");
}

/** The logged items of a task must say what its figure says, and name the same items. */
function checkItems(run: Run, item: ItemFile, report: Report): void {
  for (const mean of item.means) {
    const row = run.rows.find(
      (one) => one.task === item.task && one.metric === mean.metric && one.filter === mean.filter,
    );
    if (!row) report(item.task, "NO_SUCH_RESULT", `${mean.metric},${mean.filter}`);
    else if (row.effective === mean.count && !isNear(meanOf(mean), row.value))
      report(item.task, "ITEMS_DISAGREE", `${mean.metric},${mean.filter}`);
  }
}

/** With all items at hand the figure is the exact fraction, not its rounded decimal. */
function withItems(row: ResultRow, items: readonly ItemFile[]): ResultRow {
  const item = items.find((one) => one.task === row.task);
  const mean = item?.means.find((one) => one.metric === row.metric && one.filter === row.filter);
  if (!item || !mean || mean.count !== row.effective) return row;
  return { ...row, value: meanOf(mean), taskHash: row.taskHash ?? item.itemsHash };
}

const runOfItems = (items: readonly ItemFile[]): Run => ({
  facts: {
    tool: "HARNESS_04",
    toolVersion: "",
    modelName: null,
    modelRevision: null,
    isLimited: false,
    startedAt: null,
    seconds: null,
  },
  rows: items.flatMap(({ task, means, itemsHash }) =>
    means.map(
      (mean): ResultRow => ({
        task,
        version: "",
        metric: mean.metric,
        filter: mean.filter,
        shots: null,
        effective: mean.count,
        original: null,
        value: meanOf(mean),
        deviation: null,
        higherIsBetter: null,
        taskHash: itemsHash,
        kind: "LEAF",
        leaves: [],
      }),
    ),
  ),
});

function assembled(parts: Parts, list: ProblemList): Run | null {
  const { runs, items, spec, stats, instances } = parts;
  if (spec || stats || instances) {
    const missing = !spec ? "run_spec.json" : !stats ? "stats.json" : null;
    if (missing !== null) reporter(list, missing)("", "FILE_MISSING");
    if (runs.length + items.length > 0) reporter(list, runs[0]?.file ?? items[0]?.file ?? "")("", "TWO_RUNS");
    return spec && stats ? readHelm(spec, stats, instances) : null;
  }
  for (const more of runs.slice(1)) reporter(list, more.file)("", "TWO_RUNS");
  for (const [index, more] of items.entries())
    if (items.findIndex(({ task }) => task === more.task) < index) reporter(list, more.file)(more.task, "TWO_RUNS");
  const [first] = runs;
  if (!first) return items.length === 0 ? null : runOfItems(items);
  for (const item of items) checkItems(first.run, item, reporter(list, item.file));
  return { ...first.run, rows: first.run.rows.map((row) => withItems(row, items)) };
}

/** One figure of one task by one metric and filter, once; and no more of everything than a run has. */
function checkRows({ rows }: Run, report: Report): void {
  const seen = new Set<string>();
  for (const { task, metric, filter } of rows) {
    const row = JSON.stringify([task, metric, filter]);
    if (seen.has(row)) report(task, "DUPLICATE_METRIC", `${metric},${filter}`);
    seen.add(row);
  }
  const leaves = rows.reduce((sum, row) => sum + row.leaves.length, 0);
  for (const [count, most] of [
    [rows.length, MAX_RESULTS],
    [leaves, MAX_LEAVES],
  ] as const)
    if (count > most) report("", "TOO_MANY_VALUES", String(most));
}

/**
 * V1: the files of one run, whatever tool wrote them. Problems name file, path and line, and a run with a single one is not
 * read at all. At most one document of 16 MiB is held at a time; item files are streamed.
 */
export async function readRun(files: readonly SourceFile[]): Promise<ReadRun> {
  const list: ProblemList = { problems: [], count: 0 };
  const parts: Parts = { runs: [], items: [], spec: null, stats: null, instances: null };
  for (const file of files) {
    const report = reporter(list, file.name);
    try {
      await take(file, report, parts);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      reportFirst(list, file.name, error);
    }
  }
  const run = list.count === 0 ? assembled(parts, list) : null;
  if (run && list.count === 0) checkRows(run, reporter(list, parts.runs[0]?.file ?? files[0]?.name ?? ""));
  if (run && list.count === 0) return { ok: true, run };
  if (list.count === 0) reporter(list, files[0]?.name ?? "")("", "NO_RESULTS");
  return { ok: false, problems: list.problems, problemCount: list.count };
}
