import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import { dayInKorea } from "@/lib/references/domain/released";
import type { DerivativesPlan } from "@/lib/stages/domain/derivatives-plan";
import type { CountSheet, SheetTeam } from "./count-sheet";
import { byCreation, type Candidate, type CandidateState, type Family, judge, type Verdict } from "./judge";
import { ownerOf } from "./model";
import { countHundredths } from "./points";

/**
 * A model as everybody may read it: all that the rule asks of it and nothing by which its maker is named. Numbers stand for names
 * and for hashes of files, the day for the instant; downloads say no more than whether the plan's minimum was reached.
 */
export type PublicModel = Pick<
  Candidate,
  "relation" | "isDirect" | "isPrivate" | "isGated" | "isDisabled" | "downloads" | "weights"
> & {
  /** `m12`: numbered in the order in which equal weights and the cap of an owner are settled. */
  model: string;
  /** `#7`: one number an account in the whole sheet; no hub lets an account begin with that sign. */
  owner: string;
  /** Another model of the team's list, the base, or null for one that is in neither. */
  parent: string | null;
  /** In Korea. */
  createdOn: string;
  state: CandidateState;
};
export type PublicTeam = Pick<SheetTeam, "teamId" | "nameKo" | "nameEn" | "snapshots"> & {
  /** `owners`: accounts of the consortium that made models of the list. */
  base: SheetTeam["base"];
  models: PublicModel[];
};
export type PublicResult = {
  teamId: string;
  count: number;
  scoreHundredths: number;
  verdicts: { model: string; findings: Verdict["findings"]; counts: boolean }[];
};
/** S11, Y2: the public form of a frozen count. `full` is the hash of the sheet it was made of, on which the stage's result rests. */
export type PublicCountSheet = {
  kind: "derivatives-public-count";
  version: 1;
  full: string;
  stage: CountSheet["stage"];
  planHash: string;
  derivatives: DerivativesPlan;
  teams: PublicTeam[];
  results: PublicResult[];
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The same number for the same name, from one on, in the order in which names are met. */
function numbers(sign: string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const number = known.get(name) ?? `${sign}${known.size + 1}`;
    known.set(name, number);
    return number;
  };
}

function publicTeam(
  { teamId, nameKo, nameEn, base, snapshots, candidates }: SheetTeam,
  { minimumDownloads }: DerivativesPlan,
  of: { owner: (name: string) => string; file: (hash: string) => string },
): PublicTeam & { names: ReadonlyMap<string, string> } {
  const ordered = [...candidates].sort(byCreation);
  const names = new Map(ordered.map(({ repository }, index) => [repository, `m${index + 1}`]));
  const makers = new Set(ordered.map(({ repository }) => ownerOf(repository).toLowerCase()));
  const reached = (downloads: number | null): number | null =>
    downloads === null ? null : Math.min(downloads, minimumDownloads);
  const files = (weights: readonly string[] | null): string[] | null => weights?.map(of.file) ?? null;
  const models = ordered.map(
    (one): PublicModel => ({
      model: names.get(one.repository) ?? "",
      owner: of.owner(ownerOf(one.repository).toLowerCase()),
      relation: one.relation,
      parent: one.parent === base.repository ? base.repository : (names.get(one.parent) ?? null),
      isDirect: one.isDirect,
      createdOn: dayInKorea(new Date(one.createdAt)).toISOString().slice(0, 10),
      ...{ isPrivate: one.isPrivate, isGated: one.isGated, isDisabled: one.isDisabled },
      downloads: { earlier: reached(one.downloads.earlier), later: reached(one.downloads.later) },
      weights: files(one.weights),
      state: one.state,
    }),
  );
  const consortium = new Set([...base.owners, ownerOf(base.repository)].map((name) => name.toLowerCase()));
  const owners = [...consortium].filter((name) => makers.has(name)).map(of.owner);
  return {
    ...{ teamId, nameKo, nameEn, snapshots, models, names },
    base: { repository: base.repository, releasedOn: base.releasedOn, owners, weights: files(base.weights) },
  };
}

/** Made of the full sheet alone and always the same: whoever holds that sheet can make the public one and compare. */
export function buildPublicCount(full: CountSheet): { sheet: PublicCountSheet; text: string; sha256: string } {
  const of = { owner: numbers("#"), file: numbers("w") };
  const made = full.teams.map((team) => publicTeam(team, full.derivatives, of));
  const { stage, planHash, derivatives } = full;
  const sheet: PublicCountSheet = {
    kind: "derivatives-public-count",
    version: 1,
    full: sha256(canonicalJson(full)),
    ...{ stage, planHash, derivatives },
    teams: made.map(({ names: _names, ...team }) => team),
    results: full.results.map(({ teamId, count, scoreHundredths, verdicts }) => {
      const names = made.find((team) => team.teamId === teamId)?.names;
      const rows = verdicts.map(({ repository, ...verdict }) => ({ model: names?.get(repository) ?? "", ...verdict }));
      return { teamId, count, scoreHundredths, verdicts: rows };
    }),
  };
  const text = canonicalJson(sheet);
  return { sheet, text, sha256: sha256(text) };
}

/** The list in a form that the rule reads: the place in it stands for the time of day. */
const familyOf = ({ base, snapshots, models }: PublicTeam): Family => ({
  base,
  snapshots,
  candidates: models.map(({ model, owner, parent, createdOn, ...facts }, index) => ({
    ...facts,
    repository: `${owner}/${model}`,
    parent: parent ?? "",
    createdAt: new Date(Date.parse(`${createdOn}T00:00:00+09:00`) + index).toISOString(),
  })),
});

function countedAgain(team: PublicTeam, { derivatives, stage }: PublicCountSheet): PublicResult {
  const verdicts = judge(familyOf(team), derivatives, stage.cutoffOn);
  const count = verdicts.filter((one) => one.counts).length;
  return {
    teamId: team.teamId,
    count,
    scoreHundredths: countHundredths(derivatives.scale, count),
    verdicts: verdicts.map(({ repository, ...verdict }) => ({
      model: repository.slice(repository.indexOf("/") + 1),
      ...verdict,
    })),
  };
}

/** Counts again from the public sheet alone and names every difference. */
export function recomputePublicCount(
  sheet: PublicCountSheet,
): { ok: true; sha256: string } | { ok: false; differences: string[] } {
  const differences: string[] = [];
  for (const { teamId, models } of sheet.teams) {
    const late = models.find(({ createdOn }, index) => createdOn < (models[index - 1]?.createdOn ?? ""));
    if (late) differences.push(`${teamId}: ${late.model} is out of its order`);
    const open = models.filter(({ state }) => state === "PENDING" || state === "DISPUTED").map(({ model }) => model);
    if (open.length > 0) differences.push(`${teamId}: undecided: ${open.slice(0, 20).join(", ")}`);
  }
  const again = new Map(sheet.teams.map((team) => [team.teamId, countedAgain(team, sheet)]));
  for (const stated of sheet.results) {
    const computed = again.get(stated.teamId);
    if (canonicalJson(computed ?? null) !== canonicalJson(stated))
      differences.push(
        `${stated.teamId}: stated ${stated.count} models, ${stated.scoreHundredths}; counted ${computed?.count} models, ${computed?.scoreHundredths}`,
      );
  }
  if (sheet.results.length !== again.size)
    differences.push(`results: ${sheet.results.length} stated, ${again.size} counted`);
  return differences.length > 0 ? { ok: false, differences } : { ok: true, sha256: sha256(canonicalJson(sheet)) };
}

/** Whether a public sheet is what the full one makes, to the letter. */
export const isPublicFormOf = (sheet: PublicCountSheet, full: CountSheet): boolean =>
  canonicalJson(sheet) === buildPublicCount(full).text;
