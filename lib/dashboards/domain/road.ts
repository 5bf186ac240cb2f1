import type { CallState } from "@/lib/calls/domain/state";
import type { StageState } from "@/lib/stages/domain/state";

/** Where the programme stands on its way: call → support → stage evaluations → diffusion. Words are the page's business. */
export type RoadStep = { state: "past" | "now" | "next"; href: string | null } & (
  | { kind: "CALL"; callState: CallState | null; applied: number | null; teams: number | null }
  | { kind: "SUPPORT"; agreed: number; teams: number }
  | { kind: "STAGE"; number: number; from: number | null; to: number; stageState: StageState | null; on: string }
  | { kind: "DIFFUSION" }
);

export type RoadFacts = {
  /** The programme's first call, when this person may see calls. `applied` and `teams` are null where a conflict hides them (S3). */
  call: { id: string; state: CallState; applied: number | null; teams: number | null } | null;
  /** Every team there ever was, and how many of them have support agreed. */
  teams: number;
  agreed: number;
  stages: readonly {
    href: string | null;
    number: number;
    state: StageState;
    teams: number;
    survivors: number;
    cutoffOn: string;
  }[];
  /** P4: planned numbers of teams, and months between stages. */
  narrowing: readonly number[];
  stageMonths: number;
};

type Undated = RoadStep extends infer S ? (S extends RoadStep ? Omit<S, "state"> & { done: boolean } : never) : never;

/** The same day some months later; the last day of a shorter month. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

const isDecided = (state: StageState): boolean => state === "DECIDED" || state === "PUBLISHED" || state === "FINAL";

/** Stages that are, then those the narrowing plan still foresees after them. */
function stageSteps({ stages, narrowing, stageMonths }: RoadFacts): Undated[] {
  const known = stages.map(
    (stage): Undated => ({
      kind: "STAGE",
      number: stage.number,
      from: stage.teams,
      to: stage.survivors,
      stageState: stage.state,
      on: stage.cutoffOn,
      href: stage.href,
      done: isDecided(stage.state),
    }),
  );
  const last = stages.at(-1);
  const places = narrowing.slice(1).filter((count) => last === undefined || count < last.survivors);
  const foreseen = places.map(
    (to, index): Undated => ({
      kind: "STAGE",
      number: (last?.number ?? 0) + index + 1,
      from: places[index - 1] ?? last?.survivors ?? narrowing[0] ?? null,
      to,
      stageState: null,
      on: last ? monthsLater(last.cutoffOn, stageMonths * (index + 1)) : "",
      href: null,
      done: false,
    }),
  );
  return [...known, ...foreseen];
}

/** Derived from what is on record, never set by hand: the first step that is not over is now. */
export function programmeRoad(facts: RoadFacts): RoadStep[] {
  const { call, teams, agreed, stages } = facts;
  const selected = teams > 0 && (call === null || call.state === "DECIDED" || call.state === "PUBLISHED");
  const steps: Undated[] = [
    {
      kind: "CALL",
      callState: call?.state ?? null,
      applied: call?.applied ?? null,
      teams: call ? call.teams : teams,
      href: call ? `/manage/calls/${call.id}` : null,
      done: selected,
    },
    {
      kind: "SUPPORT",
      agreed,
      teams,
      href: teams > 0 ? "/teams" : null,
      done: selected && (agreed >= teams || stages.length > 0),
    },
    ...stageSteps(facts),
    { kind: "DIFFUSION", href: null, done: false },
  ];
  const now = steps.findIndex((step) => !step.done);
  return steps.map(({ done: _done, ...step }, index) => ({
    ...step,
    state: index < now ? "past" : index === now ? "now" : "next",
  })) as RoadStep[];
}
