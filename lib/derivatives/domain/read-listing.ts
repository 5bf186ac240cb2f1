import { RELATIONS } from "@/lib/stages/domain/derivatives-plan";
import { readJson } from "@/lib/verification/domain/json-text";
import {
  child,
  complain,
  countOf,
  isMissing,
  isObject,
  itemsOf,
  type Place,
  textOf,
  yesNoOf,
} from "@/lib/verification/domain/place";
import {
  type FileProblem,
  type ProblemList,
  type Report,
  reporter,
  reportFirst,
  Unreadable,
} from "@/lib/verification/domain/problem";
import { elementsOf, type SourceFile } from "@/lib/verification/domain/source-file";
import { familyOf, isRepository, isWeightFile, type Link, type ListedModel, ownerOf, type Placed } from "./model";

/** Far more than any family has, little enough to hold. */
export const MAX_MODELS = 20_000;
const MAX_WEIGHT_FILES = 1_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;
/** No hub is older. */
const EARLIEST = Date.parse("2000-01-01T00:00:00Z");
const TIE = /^base_model:(?:([a-z]+):)?(.+)$/;
const SHA256 = /^[0-9a-f]{64}$/;

const required = <T>(place: Place, read: (place: Place) => T | null, code: Parameters<Report>[1]): T | null => {
  if (isMissing(place)) complain(place, code);
  return read(place);
};

function instantOf(place: Place): string | null {
  const text = required(place, textOf, "EXPECTED_INSTANT");
  if (text === null) return null;
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (at >= EARLIEST) return new Date(at).toISOString();
  complain(place, "EXPECTED_INSTANT");
  return null;
}

/** `id` is the name; older listings say `modelId` as well or instead. */
function repositoryOf(model: Place): string | null {
  const [id, old] = [child(model, "id"), child(model, "modelId")];
  const named = isMissing(id) ? old : id;
  const name = required(named, textOf, "EXPECTED_TEXT");
  if (name === null) return null;
  if (!isRepository(name)) {
    complain(named, "NOT_A_REPOSITORY");
    return null;
  }
  if (!isMissing(old) && textOf(old) !== name) complain(old, "NAMES_DIFFER");
  const author = child(model, "author");
  if (!isMissing(author) && textOf(author) !== ownerOf(name)) complain(author, "NAMES_DIFFER");
  return name;
}

/** False, or how access is asked for; null where the listing does not say. */
function gatedOf(place: Place): boolean | null {
  if (isMissing(place)) return null;
  if (typeof place.value === "boolean") return place.value;
  if (place.value === "auto" || place.value === "manual") return true;
  complain(place, "EXPECTED_YES_NO");
  return null;
}

function linksOf(place: Place): Link[] {
  if (isMissing(place)) complain(place, "EXPECTED_LIST");
  return itemsOf(place).flatMap((tag) => {
    const text = textOf(tag);
    if (isMissing(tag)) complain(tag, "EXPECTED_TEXT");
    const [, word, parent = ""] = TIE.exec(text ?? "") ?? [];
    const relation = RELATIONS.find((one) => one === word);
    return relation && isRepository(parent) ? [{ relation, parent }] : [];
  });
}

/** Null when the listing names no files, or a weight file without its hash. */
function weightsOf(place: Place): string[] | null {
  if (isMissing(place)) return null;
  const hashes = new Set<string>();
  let isKnown = true;
  for (const file of itemsOf(place)) {
    if (!isObject(file.value)) {
      complain(file, "EXPECTED_OBJECT");
      continue;
    }
    const name = required(child(file, "rfilename"), textOf, "EXPECTED_TEXT");
    if (name === null || !isWeightFile(name)) continue;
    const lfs = child(file, "lfs");
    if (!isMissing(lfs) && !isObject(lfs.value)) complain(lfs, "EXPECTED_OBJECT");
    const stated = child(lfs, "sha256");
    const hash = textOf(stated);
    if (hash === null) isKnown = false;
    else if (SHA256.test(hash)) hashes.add(hash);
    else complain(stated, "NOT_A_HASH");
  }
  if (hashes.size > MAX_WEIGHT_FILES) complain(place, "TOO_MANY_VALUES");
  return isKnown ? [...hashes].sort() : null;
}

function modelOf(model: Place): ListedModel | null {
  if (!isObject(model.value)) {
    complain(model, "EXPECTED_OBJECT");
    return null;
  }
  const repository = repositoryOf(model);
  const read = {
    links: linksOf(child(model, "tags")),
    createdAt: instantOf(child(model, "createdAt")),
    isPrivate: required(child(model, "private"), yesNoOf, "EXPECTED_YES_NO"),
    isGated: gatedOf(child(model, "gated")),
    isDisabled: yesNoOf(child(model, "disabled")) ?? false,
    downloads: required(child(model, "downloads"), countOf, "EXPECTED_COUNT"),
    likes: countOf(child(model, "likes")) ?? 0,
    revision: textOf(child(model, "sha")),
    weights: weightsOf(child(model, "siblings")),
  };
  const { createdAt, isPrivate, downloads } = read;
  if (repository === null || createdAt === null || isPrivate === null || downloads === null) return null;
  return { ...read, repository, createdAt, isPrivate, downloads };
}

export type FamilyMember = ListedModel & Placed;
export type Listing = {
  members: FamilyMember[];
  /** Of the base itself, when the listing has it. */
  base: ListedModel | null;
};
export type ReadListing = { ok: true; listing: Listing } | { ok: false; problems: FileProblem[]; problemCount: number };

type Found = { model: ListedModel; tags: Place };

async function readFile(file: SourceFile, report: Report, seen: Map<string, Found>): Promise<void> {
  let index = 0;
  for await (const { line: from, text } of elementsOf(file)) {
    const at = `$[${index}]`;
    const value = readJson(text, from, at);
    const line = from + (/^\s*/.exec(text)?.[0].split("\n").length ?? 1) - 1;
    const place: Place = { value, at, report, line };
    const model = modelOf(place);
    if (model && seen.has(model.repository)) complain(child(place, "id"), "DUPLICATE_MODEL");
    else if (model) seen.set(model.repository, { model, tags: child(place, "tags") });
    index += 1;
    if (seen.size > MAX_MODELS) throw new Unreadable("TOO_MANY_VALUES", { line, found: String(MAX_MODELS) });
  }
}

/**
 * Y1: the pages of one listing of a base model's family, as `GET /api/models?filter=base_model:RELATION:BASE` returns them: lists of
 * models. One problem and nothing of them is taken. Fields that nobody needs here may say what they like.
 */
export async function readListing(
  files: readonly SourceFile[],
  { base, known }: { base: string; known: ReadonlySet<string> },
): Promise<ReadListing> {
  const list: ProblemList = { problems: [], count: 0 };
  const seen = new Map<string, Found>();
  for (const file of files) {
    try {
      await readFile(file, reporter(list, file.name), seen);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      reportFirst(list, file.name, error);
    }
  }
  const models = [...seen.values()].map(({ model }) => model);
  const family = familyOf(base, models, known);
  if (list.count === 0)
    for (const { model, tags } of seen.values())
      if (model.repository !== base && !family.has(model.repository)) complain(tags, "NOT_DERIVED");
  if (list.count > 0) return { ok: false, problems: list.problems, problemCount: list.count };
  return {
    ok: true,
    listing: {
      base: models.find((model) => model.repository === base) ?? null,
      members: models.flatMap((model) => {
        const place = family.get(model.repository);
        return place ? [{ ...model, ...place }] : [];
      }),
    },
  };
}
