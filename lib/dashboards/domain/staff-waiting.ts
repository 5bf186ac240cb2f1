import type { Actor } from "@/lib/access/actor";
import { canDraftAgreement, canSignForGovernment } from "@/lib/agreements/domain/access";
import type { TeamAgreement } from "@/lib/agreements/domain/signing";
import { canAdvanceCall, canPublishCall } from "@/lib/calls/domain/access";
import { type CallPhase, callState } from "@/lib/calls/domain/state";
import { canApproveAllocation, canPayBudget, canPlanBudget } from "@/lib/ledger/domain/access";
import {
  canApproveSelection,
  canDecideConflicts,
  canManagePanel,
  canProposeSelection,
} from "@/lib/reviews/domain/access";
import { canScreen } from "@/lib/screening/domain/access";
import { canApproveResult, canEnterScores, canPlanStage, canProposeResult } from "@/lib/stages/domain/access";
import { canRecordSupport } from "@/lib/teams/domain/access";
import {
  type MoneyResource,
  SUPPORT_STEPS,
  type SupportResource,
  type SupportStepKind,
} from "@/lib/teams/domain/support";
import { type OpenObjection, objectionWaiting } from "./objection-waiting";
import { type StageFacts, scoringCells } from "./standings";
import { type Waiting, waitingFor } from "./waiting";

export type CallWaitingFacts = {
  id: string;
  phase: CallPhase;
  titleKo: string;
  titleEn: string;
  opensAt: Date;
  closesAt: Date;
  bound: boolean;
  applied: number;
  unscreened: number;
  openFindings: number;
  panels: { dueAt: Date | null; submitted: number; expected: number }[];
  decision: { proposedById: string } | null;
  objections: OpenObjection[];
};

/** What a call asks of this person. S3: whoever is bound in it hears nothing of sheets, findings or decisions. */
export function callWaiting(actor: Actor, call: CallWaitingFacts, now: Date): Waiting[] {
  const about = { ko: call.titleKo, en: call.titleEn };
  const base = `/manage/calls/${call.id}`;
  const state = callState(call, now);
  const open = [
    ...waitingFor(
      state === "CLOSED" &&
        canAdvanceCall(actor, call) && { kind: "startScreening", count: Math.max(1, call.applied), about, href: base },
    ),
    ...waitingFor(
      state === "SCREENING" &&
        canScreen(actor, call.id) && {
          ...{ kind: "screenProposals", count: call.unscreened, about, href: `${base}/proposals` },
        },
    ),
    ...waitingFor(
      state === "DECIDED" && canPublishCall(actor, call) && { kind: "publishCall", count: 1, about, href: base },
    ),
  ];
  return call.bound ? open : [...open, ...reviewWaiting(actor, call), ...objectionWaiting(actor, call)];
}

function reviewWaiting(actor: Actor, call: CallWaitingFacts): Waiting[] {
  const about = { ko: call.titleKo, en: call.titleEn };
  const base = `/manage/calls/${call.id}`;
  const { panels, phase } = call;
  const missing = panels.reduce((sum, panel) => sum + panel.expected - panel.submitted, 0);
  const complete = panels.some(({ expected }) => expected > 0) && missing === 0;
  const dueAt = panels.reduce<Date | null>((first, panel) => {
    const late = panel.submitted < panel.expected ? panel.dueAt : null;
    return late && (!first || late < first) ? late : first;
  }, null);
  return [
    ...waitingFor(
      canDecideConflicts(actor, call.id) &&
        ["SCREENING", "IN_REVIEW"].includes(phase) && {
          ...{ kind: "decideConflicts", count: call.openFindings, about, href: `${base}/conflicts` },
        },
    ),
    ...waitingFor(
      phase === "IN_REVIEW" &&
        canManagePanel(actor, call.id) && {
          kind: "sheetsMissing",
          count: missing,
          about,
          href: `${base}/panel`,
          dueAt,
        },
    ),
    ...waitingFor(
      phase === "IN_REVIEW" &&
        complete &&
        canProposeSelection(actor, call.id) && { kind: "proposeSelection", count: 1, about, href: `${base}/ranking` },
    ),
    ...waitingFor(
      // L3: not the one who proposed it.
      phase === "DELIBERATION" &&
        call.decision !== null &&
        call.decision.proposedById !== actor.id &&
        canApproveSelection(actor, call.id) && { kind: "approveSelection", count: 1, about, href: `${base}/decision` },
    ),
  ];
}

const NEXT_STEP = { RECOMMENDED: "recommendSupport", DELIBERATED: "deliberateSupport" } as const;

export type SupportedTeam = {
  id: string;
  status: string;
  waiting: { resource: SupportResource; step: SupportStepKind; count: number }[] | null;
};

/** D1: cells by the step they wait for, of the resources this person may write (P1). H2: of teams that left, talent alone goes on. */
export function supportWaiting(actor: Actor, teams: readonly SupportedTeam[]): Waiting[] {
  return (["RECOMMENDED", "DELIBERATED"] as const).flatMap((next) => {
    const at = SUPPORT_STEPS[SUPPORT_STEPS.indexOf(next) - 1];
    const concerned = teams.filter(({ status, waiting }) =>
      waiting?.some(
        ({ step, resource }) =>
          step === at && (status === "ACTIVE" || resource === "TALENT") && canRecordSupport(actor, next, resource),
      ),
    );
    const [only] = concerned;
    const href = concerned.length === 1 && only ? `/teams/${only.id}/support` : "/teams";
    return waitingFor({ kind: NEXT_STEP[next], count: concerned.length, href });
  });
}

/** D4: what was deliberated waits for an agreement, a draft for being offered, an offered one for the government (L3). */
export function agreementWaiting(
  actor: Actor,
  teams: readonly SupportedTeam[],
  agreements: readonly TeamAgreement[],
): Waiting[] {
  const of = (ones: readonly TeamAgreement[], page: string) => {
    const [only] = ones;
    const single = ones.length === 1 && only?.agreementId;
    return { count: ones.length, href: single ? `/agreements/${only.agreementId}${page}` : "/agreements" };
  };
  const deliberated = agreements.filter(({ teamId, status }) =>
    teams.some(
      (team) =>
        team.id === teamId &&
        status === null &&
        team.waiting?.some(
          ({ step, resource }) => step === "DELIBERATED" && (team.status === "ACTIVE" || resource === "TALENT"),
        ),
    ),
  );
  const drafts = agreements.filter(({ status }) => status === "DRAFT");
  const offered = agreements.filter(({ asksGovernment }) => asksGovernment);
  const drafting = canDraftAgreement(actor);
  return [
    ...waitingFor(drafting && { kind: "draftAgreements", ...of(deliberated, "") }),
    ...waitingFor(drafting && { kind: "offerAgreements", ...of(drafts, "/draft") }),
    ...waitingFor(canSignForGovernment(actor) && { kind: "signAgreements", ...of(offered, "/sign") }),
  ];
}

export function ledgerWaiting(
  actor: Actor,
  figures: { askedByOthers: number; budgets: readonly { unplanned: number; unpaid: number }[] },
  resources: readonly MoneyResource[],
): Waiting[] {
  const sum = (key: "unplanned" | "unpaid") => figures.budgets.reduce((total, year) => total + year[key], 0);
  const may = (can: (actor: Actor, resource: MoneyResource) => boolean) =>
    resources.some((resource) => can(actor, resource));
  return [
    ...waitingFor(
      canApproveAllocation(actor) && {
        ...{ kind: "approveAllocations", count: figures.askedByOthers, href: "/ledger/allocations" },
      },
    ),
    ...waitingFor(may(canPlanBudget) && { kind: "planBudgets", count: sum("unplanned"), href: "/ledger/budgets" }),
    ...waitingFor(may(canPayBudget) && { kind: "payBudgets", count: sum("unpaid"), href: "/ledger/budgets" }),
  ];
}

/** E2–E4: what a stage asks of this person; nothing of its scores when S3 binds them. */
export function stageWaiting(actor: Actor, stage: StageFacts): Waiting[] {
  const about = { ko: stage.titleKo, en: stage.titleEn };
  const href = `/stages/${stage.id}`;
  const speaking = stage.teams.filter(
    ({ status, consentPlanVersion }) => status === "ACTIVE" && consentPlanVersion === stage.version,
  );
  const objections = speaking.filter(({ consent }) => consent === "OBJECTED").length;
  const active = stage.teams.filter(({ status }) => status === "ACTIVE").length;
  const plans = canPlanStage(actor);
  const consulted = stage.state === "CONSULTATION" && plans;
  const ofScores = stage.bound ? [] : scoreWaiting(actor, stage, about);
  return [
    ...waitingFor(consulted && { kind: "answerObjections", count: objections, about, href }),
    ...waitingFor(
      consulted &&
        objections === 0 &&
        active > 0 &&
        speaking.length === active && { kind: "freezePlan", count: 1, about, href },
    ),
    ...ofScores,
    ...waitingFor(stage.state === "DECIDED" && plans && { kind: "publishStage", count: 1, about, href }),
  ];
}

function scoreWaiting(actor: Actor, stage: StageFacts, about: Waiting["about"]): Waiting[] {
  const href = `/stages/${stage.id}`;
  const { filled, expected } = scoringCells(stage);
  return [
    ...waitingFor(
      stage.state === "RUNNING" &&
        canEnterScores(actor) && { kind: "enterStageScores", count: expected - filled, about, href: `${href}/scores` },
    ),
    ...waitingFor(
      stage.state === "SCORED" && canProposeResult(actor) && { kind: "proposeStageResult", count: 1, about, href },
    ),
    ...waitingFor(
      stage.decision?.status === "PROPOSED" &&
        canApproveResult(actor, stage.decision) && { kind: "approveStageResult", count: 1, about, href },
    ),
  ];
}
