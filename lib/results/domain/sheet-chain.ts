import { CONTEST_PARTS, type ContestSheet } from "@/lib/contest/domain/result";
import type { SheetTeam, StageSheet } from "@/lib/stages/domain/calculation-sheet";
import type { VerificationPlan } from "@/lib/stages/domain/verification-plan";

export type GivenSheet = { sha256: string; sheet: { kind?: string } };
/** What the part scores of a stage rest on: sheets by their hash, with the parts and gates they computed. */
export type SheetSource = { sha256: string; partKeys: string[]; gateKeys: string[] };

/** S11: every sheet that a stage's cells were computed by, in the order of the plan's parts. */
export function sourcesOf({ plan, teams }: Pick<StageSheet, "plan" | "teams">): SheetSource[] {
  const found = new Map<string, SheetSource>();
  const note = (sha256: string | undefined, kind: "partKeys" | "gateKeys", key: string) => {
    if (!sha256) return;
    const source = found.get(sha256) ?? { sha256, partKeys: [], gateKeys: [] };
    found.set(sha256, source);
    if (!source[kind].includes(key)) source[kind].push(key);
  };
  for (const { key } of plan.parts) for (const team of teams) note(team.sources?.parts[key], "partKeys", key);
  for (const { key } of plan.gates) for (const team of teams) note(team.sources?.gates[key], "gateKeys", key);
  return [...found.values()];
}

type Cells = { part: (teamId: string, key: string) => unknown; gate: (teamId: string, key: string) => unknown };

/** What the sheets of verification and of derivatives state of a team. */
type TeamResult = {
  teamId: string;
  scoreHundredths: number | null;
  /** V4: of a plan that makes a part of safety. */
  safetyHundredths?: number | null;
  passesSafety?: boolean | null;
};

const TEAM_SHEETS = ["verification-part", "derivatives-count", "derivatives-public-count"];

/** The sheet that a given one speaks for: itself, or the full one that a public form was made of. */
const standsFor = ({ sha256, sheet }: GivenSheet): string =>
  sheet.kind === "derivatives-public-count" ? String((sheet as { full?: unknown }).full) : sha256;

function cellsOf(sheet: GivenSheet["sheet"]): Cells | null {
  if (sheet.kind === "contest-result") {
    const { facts, result } = sheet as unknown as ContestSheet;
    return {
      part: (teamId, key) => {
        const group = CONTEST_PARTS[key];
        const set = group && result.groups[group];
        return set?.estimable ? set.shares[facts.entries.findIndex((one) => one.teamId === teamId)] : undefined;
      },
      gate: () => undefined,
    };
  }
  if (sheet.kind && TEAM_SHEETS.includes(sheet.kind)) {
    const { results, verification } = sheet as unknown as { results: TeamResult[]; verification?: VerificationPlan };
    const of = (teamId: string) => results.find((one) => one.teamId === teamId);
    const safetyKey = verification?.safety?.part?.partKey;
    return {
      part: (teamId, key) => (key === safetyKey ? of(teamId)?.safetyHundredths : of(teamId)?.scoreHundredths),
      gate: (teamId) => of(teamId)?.passesSafety,
    };
  }
  return null;
}

function teamDifferences(team: SheetTeam, { sha256, partKeys, gateKeys }: SheetSource, cells: Cells): string[] {
  const differ = (what: string, stated: unknown, computed: unknown): string[] =>
    stated === computed ? [] : [`${team.nameKo} ${what}: the stage states ${stated}, its sheet computed ${computed}`];
  return [
    ...partKeys
      .filter((key) => team.sources?.parts[key] === sha256)
      .flatMap((key) => differ(key, team.parts[key], cells.part(team.teamId, key))),
    ...gateKeys
      .filter((key) => team.sources?.gates[key] === sha256)
      .flatMap((key) => differ(key, team.gates[key], cells.gate(team.teamId, key))),
  ];
}

export type Chain = { followed: SheetSource[]; wanted: SheetSource[]; differences: string[] };

/** S11: follows the part scores of a stage into the sheets that computed them, as far as those are at hand. */
export function followChain(stage: StageSheet, given: readonly GivenSheet[]): Chain {
  const chain: Chain = { followed: [], wanted: [], differences: [] };
  for (const source of sourcesOf(stage)) {
    const all = given.flatMap((one) => (standsFor(one) === source.sha256 ? (cellsOf(one.sheet) ?? []) : []));
    if (all.length === 0) {
      chain.wanted.push(source);
      continue;
    }
    chain.followed.push(source);
    // A team that has withdrawn may have left a score of before; nothing rests on it.
    const present = stage.teams.filter((team) => !team.withdrawn);
    for (const cells of all) chain.differences.push(...present.flatMap((team) => teamDifferences(team, source, cells)));
  }
  return chain;
}
