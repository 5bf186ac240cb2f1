import "server-only";
import { RELATIONS, type Relation } from "@/lib/stages/domain/derivatives-plan";
import { readJson } from "@/lib/verification/domain/json-text";
import { isObject } from "@/lib/verification/domain/place";
import { elementsOf } from "@/lib/verification/domain/source-file";
import { isRepository } from "../domain/model";
import { MAX_MODELS } from "../domain/read-listing";
import { askHub, HubProblem, type HubSettings } from "./hub-client";

export type Progress = { pages: number; models: number };
export type CollectSettings = HubSettings & {
  /** Pages of one reading at most. */
  maxPages: number;
  totalBytes: number;
  onProgress: (progress: Progress) => Promise<void>;
};

const PAGE_MODELS = 100;
/** What a model's own entry says beyond the page: the hashes of its files. One question a model, so only so many. */
const MAX_DETAILS = 3_000;
const FIELDS = [
  ...["author", "createdAt", "disabled", "downloads", "gated", "lastModified", "library_name", "likes"],
  ...["pipeline_tag", "private", "sha", "tags"],
];

const listOf = (filter: string): string => {
  const query = new URLSearchParams({ filter, limit: String(PAGE_MODELS) });
  for (const field of FIELDS) query.append("expand[]", field);
  return `api/models?${query}`;
};
const entryOf = (repository: string): string =>
  `api/models/${repository.split("/").map(encodeURIComponent).join("/")}?blobs=true`;

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** The name of an entry; null for what the strict reader shall find fault with. */
function nameOf(entry: string): string | null {
  const value = readJson(entry);
  const id = isObject(value) ? (value.get("id") ?? value.get("modelId")) : null;
  return typeof id === "string" && isRepository(id) ? id : null;
}

/** One reading: every answer counts towards its bounds. */
class Reading {
  readonly progress: Progress = { pages: 0, models: 0 };
  /** Entries by name, as the hub wrote them; those without a name keep their place among them. */
  readonly entries = new Map<string, string>();
  private bytes = 0;
  constructor(private readonly settings: CollectSettings) {}

  private async ask(target: string) {
    const answer = await askHub(target, this.settings);
    this.bytes += answer.text.length;
    if (this.bytes > this.settings.totalBytes) throw new HubProblem("HUB_TOO_LARGE", target);
    return answer;
  }

  /** All pages of one listing; returns the names that were not known before. */
  async list(filter: string): Promise<string[]> {
    const asked = new Set<string>();
    const fresh: string[] = [];
    for (let target: string | null = listOf(filter); target !== null; ) {
      if (asked.has(target) || this.progress.pages >= this.settings.maxPages)
        throw new HubProblem("HUB_ENDLESS", target.slice(0, 200));
      asked.add(target);
      const { text, next } = await this.ask(target);
      for await (const { text: entry } of elementsOf({ name: filter, chunks: bytesOf(text) })) {
        const name = nameOf(entry);
        if (name === null || !this.entries.has(name)) {
          this.entries.set(name ?? `${filter} ${this.entries.size}`, entry.trim());
          if (name !== null) fresh.push(name);
        }
        if (this.entries.size > MAX_MODELS) throw new HubProblem("HUB_TOO_LARGE", filter);
      }
      this.progress.pages += 1;
      this.progress.models = this.entries.size;
      await this.settings.onProgress(this.progress);
      target = next;
    }
    return fresh;
  }

  /** The model's own entry in the place of the page's; of one that went away meanwhile the page's stays, without hashes. */
  async detail(repository: string): Promise<void> {
    try {
      this.entries.set(repository, (await this.ask(entryOf(repository))).text.trim());
    } catch (error) {
      const isGone = error instanceof HubProblem && error.code === "HUB_STATUS" && /^40[134] /.test(error.detail);
      if (!isGone || !this.entries.has(repository)) throw error;
    }
  }
}

/**
 * Y1: the family of a base model as the hub lists it now, as one page of the form that is uploaded by hand: the base, every model tied to
 * it and, when the plan counts them, models tied to those; each with the hashes of its files. Throws {@link HubProblem}.
 */
export async function collectFamily(
  base: string,
  { deep }: { deep: boolean },
  settings: CollectSettings,
): Promise<{ text: string; progress: Progress }> {
  const reading = new Reading(settings);
  const filters = RELATIONS.map((relation: Relation) => `base_model:${relation}:${base}`);
  const waiting: string[] = [];
  for (const filter of filters) waiting.push(...(await reading.list(filter)));
  if (deep)
    for (let index = 0; index < waiting.length; index += 1)
      waiting.push(...(await reading.list(`base_model:${waiting[index]}`)));
  const names = [base, ...[...reading.entries.keys()].filter((name) => isRepository(name) && name !== base)];
  for (const name of names.slice(0, MAX_DETAILS)) await reading.detail(name);
  return { text: `[${[...reading.entries.values()].join(",\n")}]`, progress: reading.progress };
}
