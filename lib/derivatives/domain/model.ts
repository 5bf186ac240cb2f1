import type { Relation } from "@/lib/stages/domain/derivatives-plan";

/** A model of a listing as the hub states it. */
export type ListedModel = {
  /** `OWNER/NAME`. */
  repository: string;
  /** Every `base_model:RELATION:PARENT` tag. */
  links: Link[];
  createdAt: string;
  isPrivate: boolean;
  /** Null: the listing does not say. */
  isGated: boolean | null;
  isDisabled: boolean;
  /** Of the thirty days before the listing, as the hub counts. */
  downloads: number;
  likes: number;
  revision: string | null;
  /** SHA-256 of every weight file, in order and once each; null: the listing does not say. */
  weights: string[] | null;
};
export type Link = { relation: Relation; parent: string };

export const ownerOf = (repository: string): string => repository.slice(0, repository.indexOf("/"));
export const isRepository = (text: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}\/[A-Za-z0-9._-]{1,96}$/.test(text) && !/\.\.|--/.test(text);

const WEIGHT_FILE = /\.(safetensors|gguf|bin|pt|pth|onnx)$/i;
const NOT_WEIGHTS = /(^|\/)(training_args|optimizer|scheduler|rng_state[^/]*|scaler)\.(bin|pt|pth)$/i;
/** What is left when a training run is uploaded with its model holds no weights of the model. */
export const isWeightFile = (name: string): boolean => WEIGHT_FILE.test(name) && !NOT_WEIGHTS.test(name);

/** From what is scored by default to what is only shown: of several ties to one parent the last counts, so that a tag gains nothing. */
const RANK: Record<Relation, number> = { finetune: 0, adapter: 1, merge: 2, quantized: 3 };

export type Placed = Link & { isDirect: boolean };

type Tied = Pick<ListedModel, "repository" | "links">;

/**
 * Y1: where each model stands in the family of `base`: tied to the base itself, or to a model that is (`known`: from listings of
 * before). Models without a way to the base are missing from the result. Generation by generation, each tie looked at once.
 */
export function familyOf(base: string, models: readonly Tied[], known: ReadonlySet<string> = new Set()) {
  const placed = new Map<string, Placed>();
  const family = new Set([base, ...known]);
  const strictest = (links: readonly Link[], isDirect: boolean): Placed | null => {
    const [tie] = links.toSorted((a, b) => RANK[b.relation] - RANK[a.relation] || (a.parent < b.parent ? -1 : 1));
    return tie ? { ...tie, isDirect } : null;
  };
  const ties = models
    .filter(({ repository }) => repository !== base)
    .flatMap((model) => [...new Set(model.links.map(({ parent }) => parent))].map((parent) => ({ parent, model })));
  const tied = Map.groupBy(ties, ({ parent }) => parent);
  let generation = [base];
  for (let isDirect = true; generation.length > 0; isDirect = false) {
    const met = new Set(generation.flatMap((parent) => (tied.get(parent) ?? []).map(({ model }) => model)));
    const found = [...met].flatMap(({ repository, links }): [string, Placed][] => {
      const own = links.filter(
        ({ parent }) => parent !== repository && (isDirect ? parent === base : family.has(parent)),
      );
      const tie = placed.has(repository) ? null : strictest(own, isDirect);
      return tie ? [[repository, tie]] : [];
    });
    for (const [repository, tie] of found) placed.set(repository, tie);
    for (const [repository] of found) family.add(repository);
    // Models of earlier listings have been found before: what is tied to them is of the second generation.
    generation = [...(isDirect ? known : []), ...found.map(([repository]) => repository)];
  }
  return placed;
}
