import { mergeSequences } from "./hunks";
import { keyedRows } from "./identity";
import { isObject, type Json, type JsonObject, same, textOf } from "./json";

export type Choice = "mine" | "theirs" | "both";
/** A place where both sides changed the same thing differently. Absent values were removed, or never there. */
export type Overlap = {
  id: string;
  /** Field of the section, and the row of a table by its key. */
  field: string;
  row: string | null;
  base: Json | undefined;
  mine: Json | undefined;
  theirs: Json | undefined;
  /** Whether both can stand one after the other. */
  both: boolean;
};
export type Merge = {
  overlaps: Overlap[];
  /** How many separate changes of each side went in by themselves. */
  taken: { mine: number; theirs: number };
  /** The merged content under the writer's choices. An overlap without a choice keeps both where it can, else mine. */
  content: (choices: Readonly<Record<string, Choice>>) => Json;
};

/** A value that still depends on choices. */
type Later = (choices: Readonly<Record<string, Choice>>) => Json | undefined;
type Place = { section: string; field: string; row: string | null };

class Merger {
  readonly overlaps: Overlap[] = [];
  readonly taken = { mine: 0, theirs: 0 };

  merge(place: Place, base: Json | undefined, mine: Json | undefined, theirs: Json | undefined): Later {
    if (same(mine, theirs)) return () => mine;
    if (same(base, mine)) return this.take("theirs", theirs);
    if (same(base, theirs)) return this.take("mine", mine);
    if (isObject(mine) && isObject(theirs)) return this.mergeObjects(place, isObject(base) ? base : {}, mine, theirs);
    if (Array.isArray(mine) && Array.isArray(theirs))
      return this.mergeLists(place, Array.isArray(base) ? base : [], mine, theirs);
    return this.overlap(place, base, mine, theirs);
  }

  private take(side: "mine" | "theirs", value: Json | undefined): Later {
    this.taken[side] += 1;
    return () => value;
  }

  private overlap(place: Place, base: Json | undefined, mine: Json | undefined, theirs: Json | undefined): Later {
    const id = this.idOf(place, base, theirs);
    const both = (Array.isArray(mine) && Array.isArray(theirs)) || (isLong(mine) && isLong(theirs));
    this.overlaps.push({ id, field: place.field, row: place.row, base, mine, theirs, both });
    return (choices) => {
      const choice = choices[id] ?? (both ? "both" : "mine");
      if (choice === "both" && both) return together(mine, theirs);
      return choice === "theirs" ? theirs : mine;
    };
  }

  /** Does not change while the writer goes on typing their own side, so that a choice made stays made. */
  private idOf(place: Place, base: Json | undefined, theirs: Json | undefined): string {
    const name = [place.field, place.row ?? "", textOf(base), textOf(theirs)].join("|");
    return `${name}#${this.overlaps.filter(({ id }) => id.startsWith(`${name}#`)).length}`;
  }

  private mergeObjects(place: Place, base: JsonObject, mine: JsonObject, theirs: JsonObject): Later {
    const fields = [...new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base)])].sort();
    const parts = fields.map(
      (field) => [field, this.merge({ ...place, field }, base[field], mine[field], theirs[field])] as const,
    );
    return (choices) => {
      const values = parts.flatMap(([field, later]): [string, Json][] => {
        const value = later(choices);
        return value === undefined ? [] : [[field, value]];
      });
      return Object.fromEntries(values);
    };
  }

  private mergeLists(place: Place, base: Json[], mine: Json[], theirs: Json[]): Later {
    const keyed = [base, mine, theirs].map((list) => keyedRows(place.section, place.field, list));
    const [baseRows, mineRows, theirRows] = keyed;
    return baseRows && mineRows && theirRows
      ? this.mergeRows(place, baseRows, mineRows, theirRows)
      : this.mergePieces(place, base, mine, theirs);
  }

  /** Rows with a key of their own: each is merged by itself, wherever it stands. */
  private mergeRows(place: Place, base: Map<string, Json>, mine: Map<string, Json>, theirs: Map<string, Json>): Later {
    const order = mergedOrder([...base.keys()], [...mine.keys()], [...theirs.keys()]);
    const parts = order.map((key) => this.merge({ ...place, row: key }, base.get(key), mine.get(key), theirs.get(key)));
    return (choices) =>
      parts.flatMap((later) => {
        const value = later(choices);
        return value === undefined ? [] : [value];
      });
  }

  /** Pieces in a row, such as the blocks of a text. */
  private mergePieces(place: Place, base: Json[], mine: Json[], theirs: Json[]): Later {
    const parts = mergeSequences(base, mine, theirs).map((stretch): Later => {
      if (stretch.kind === "overlap")
        return this.overlap(place, [...stretch.base], [...stretch.mine], [...stretch.theirs]);
      if (stretch.from === "mine" || stretch.from === "theirs") this.taken[stretch.from] += 1;
      return () => [...stretch.pieces];
    });
    return (choices) => parts.flatMap((later) => later(choices) ?? []);
  }
}

const LONG_TEXT = 60;
const isLong = (value: Json | undefined): value is string =>
  typeof value === "string" && (value.length >= LONG_TEXT || value.includes("\n"));

/** Mine and then theirs, without saying twice what both say. */
function together(mine: Json | undefined, theirs: Json | undefined): Json | undefined {
  if (typeof mine === "string" && typeof theirs === "string") return `${mine}\n${theirs}`;
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return mine;
  const said = new Set(mine.map(textOf));
  return [...mine, ...theirs.filter((piece) => !said.has(textOf(piece)))];
}

/** The base's order, with what either side added after the row it was added behind; the same whichever side asks. */
function mergedOrder(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const old = new Set(base);
  const added = new Map<string | null, string[][]>();
  for (const side of [mine, theirs]) {
    let behind: string | null = null;
    let group: string[] = [];
    const close = () => {
      if (group.length > 0) added.set(behind, [...(added.get(behind) ?? []), group]);
      group = [];
    };
    for (const key of side) {
      if (!old.has(key)) {
        group.push(key);
        continue;
      }
      close();
      behind = key;
    }
    close();
  }
  const groupsBehind = (key: string | null) =>
    (added.get(key) ?? []).sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)).flat();
  return [...new Set([...groupsBehind(null), ...base.flatMap((key) => [key, ...groupsBehind(key)])])];
}

/**
 * A7: three-way merge of one section against the version both sides started from. Fields, table rows and blocks of text that
 * one side alone changed go in by themselves; what both changed is an overlap for the writer to decide. Nothing is dropped.
 */
export function mergeSection(section: string, base: Json, mine: Json, theirs: Json): Merge {
  const merger = new Merger();
  const later = merger.merge({ section, field: section, row: null }, base, mine, theirs);
  return {
    overlaps: merger.overlaps,
    taken: merger.taken,
    content: (choices) => later(choices) ?? mine,
  };
}
