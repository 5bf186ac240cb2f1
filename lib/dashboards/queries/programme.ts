import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type CallState, callState } from "@/lib/calls/domain/state";
import { dayAt, halfYearOf } from "@/lib/ledger/domain/calendar";
import { poolUse, useOn } from "@/lib/ledger/domain/pool-use";
import { actingAs } from "@/lib/platform/acting";
import { canViewPanel, canViewRanking } from "@/lib/reviews/domain/access";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import type { Sections } from "../domain/access";
import { byDay, monthlyUse } from "../domain/months";
import { rankingView } from "../domain/ranking";
import { programmeRoad, type RoadStep } from "../domain/road";
import { type StageView, stageInFocus, stageView } from "../domain/standings";
import type { Applications, GpuView, Ranking, ReviewState, SupportView } from "../types";
import type { CallFigures } from "./call-figures";
import type { gpuPeriods } from "./ledger-figures";
import { rankingRows } from "./ranking-rows";
import type { StageFigures } from "./stage-figures";
import type { TeamFigures } from "./support-figures";

const REVIEWED: readonly CallState[] = ["IN_REVIEW", "DELIBERATION", "DECIDED", "PUBLISHED"];
const SHOWN_RANKS = 10;

/** The call whose review people ask about: one under review, else one decided, else the latest published. */
export const callInReview = (calls: readonly CallFigures[]): CallFigures | null =>
  REVIEWED.flatMap((phase) => calls.filter((call) => call.phase === phase))[0] ?? null;

const titles = ({ id: callId, titleKo, titleEn }: CallFigures) => ({ callId, titleKo, titleEn });

/** C4: applications of the latest call that has any (of the latest that has opened, before), by day in Korea. How many applied is no score; drafts are counted, never named. */
export function applicationsOf(calls: readonly CallFigures[], at: Date): Applications | null {
  const opened = calls.filter(({ opensAt }) => opensAt <= at);
  const call = opened.find(({ applied }) => applied > 0) ?? opened[0];
  if (!call) return null;
  const until = call.closesAt < at ? call.closesAt : at;
  return {
    ...titles(call),
    state: callState(call, at),
    closesAt: call.closesAt,
    total: call.applied,
    drafts: call.drafts,
    days: byDay(call.days ?? [], { from: dayAt(call.opensAt), to: dayAt(until) }),
  };
}

/** S3: whoever is bound in a call is told that, and no count. */
export function reviewOf(actor: Actor, call: CallFigures | null): ReviewState | null {
  if (!call) return { kind: "NONE" };
  if (!canViewPanel(actor, call.id)) return null;
  if (call.bound) return { kind: "CONFLICT", ...titles(call) };
  const panels = (call.panels ?? []).map((panel) => ({ ...panel, dueAt: panel.dueAt ? new Date(panel.dueAt) : null }));
  return { kind: "OPEN", ...titles(call), state: call.phase as CallState, panels };
}

async function openRanking(actor: Actor, call: CallFigures | null): Promise<Ranking | null> {
  if (!call || !canViewRanking(actor, call.id, null)) return null;
  if (call.bound) return { kind: "CONFLICT", ...titles(call) };
  const { call: ranked, rulebook, proposals } = await rankingRows(call.id);
  const rows = rankingView(ranked, rulebook, proposals);
  return {
    ...{ kind: "OPEN", ...titles(call), state: call.phase as CallState, seats: call.seats },
    cutoffHundredths: rulebook.selection.cutoffHundredths,
    rows: rows.slice(0, SHOWN_RANKS),
    total: rows.length,
  };
}

/** S3, S4: the ranking for those who may see it and are bound in nothing of the call; else not even read. */
export const rankingOf = (actor: Actor, call: CallFigures | null): Promise<Ranking | null> =>
  actingAs(actor, () => openRanking(actor, call));

export const supportOf = (sections: Sections, teams: readonly TeamFigures[], at: Date): SupportView => ({
  halfYear: halfYearOf(dayAt(at)),
  year: Number(dayAt(at).slice(0, 4)),
  shows: {
    gpu: sections.resources.includes("GPU"),
    data: sections.resources.includes("DATA_JOINT"),
    talent: sections.resources.includes("TALENT"),
  },
  // H2: of what was agreed, a team that left keeps its talent support; GPUs and data ended with it (G4).
  teams: teams.map(({ id: teamId, nameKo, nameEn, status, gpuCount, dataWon, talentWon }) => ({
    ...{ teamId, nameKo, nameEn, status, talentWon },
    gpuCount: status === "ACTIVE" ? gpuCount : null,
    dataWon: status === "ACTIVE" ? dataWon : null,
  })),
});

export function gpuOf({ pools, allocations }: Awaited<ReturnType<typeof gpuPeriods>>, at: Date): GpuView {
  const steps = poolUse(pools, allocations);
  const today = dayAt(at);
  const { held, reserved, allocated } = useOn(steps, today);
  return { held, reserved, allocated, months: monthlyUse(steps, today), today };
}

export const stageOf = (stages: readonly StageFigures[], sections: Sections): StageView | null => {
  const stage = sections.stages ? stageInFocus(stages) : null;
  return stage && stageView(stage, sections.scores);
};

/** The road from what is on record. Where a conflict binds, how many of a call were selected stays unsaid until it is published. */
export function roadOf(
  facts: {
    calls: readonly CallFigures[] | null;
    teams: readonly TeamFigures[];
    stages: readonly StageFigures[];
    linksStages: boolean;
  },
  rulebook: RulebookContent,
  at: Date,
): RoadStep[] {
  const { calls, teams, stages, linksStages } = facts;
  // The programme's road begins at the first call that brought teams; before any did, at the first call.
  const first = calls?.findLast((call) => call.teams > 0) ?? calls?.at(-1);
  const hidden = first?.bound && first.phase !== "PUBLISHED";
  return programmeRoad({
    call: first
      ? {
          id: first.id,
          state: callState(first, at),
          applied: first.applied,
          teams: hidden || first.teams === 0 ? null : first.teams,
        }
      : null,
    teams: teams.length,
    agreed: teams.filter(({ hasAgreed }) => hasAgreed).length,
    stages: stages.map(({ id, number, state, cutoffOn, plan, teams: entrants }) => ({
      ...{ number, state, cutoffOn, survivors: plan.survivors, teams: entrants.length },
      href: linksStages ? `/stages/${id}` : null,
    })),
    narrowing: rulebook.programme.narrowing,
    stageMonths: rulebook.programme.stageMonths,
  });
}
