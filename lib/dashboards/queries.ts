import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canDraftAgreement, canSignForGovernment } from "@/lib/agreements/domain/access";
import { askedSignatures, teamAgreements } from "@/lib/agreements/queries/waiting";
import { recordAccess } from "@/lib/audit/record";
import { dayAt, halfYearOf } from "@/lib/ledger/domain/calendar";
import { latestLedgerCheck } from "@/lib/ledger/queries/ledger-checks";
import { db } from "@/lib/platform/db";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { type Sections, sectionsFor } from "./domain/access";
import { openStepsOf, openStepWaiting } from "./domain/open-steps";
import { agreementWaiting, callWaiting, ledgerWaiting, stageWaiting, supportWaiting } from "./domain/staff-waiting";
import { inOrder, type Waiting, waitingFor } from "./domain/waiting";
import { callFigures } from "./queries/call-figures";
import { gpuPeriods } from "./queries/ledger-figures";
import { administrationFigures, auditFigures } from "./queries/machinery";
import { moneyFigures } from "./queries/money-figures";
import { ownProposals, ownTeams } from "./queries/own-proposals";
import { ownReviews } from "./queries/own-reviews";
import {
  applicationsOf,
  callInReview,
  gpuOf,
  rankingOf,
  reviewOf,
  roadOf,
  stageOf,
  supportOf,
} from "./queries/programme";
import { stageFigures } from "./queries/stage-figures";
import { supportFigures } from "./queries/support-figures";
import type { Dashboard } from "./types";

type Staff = Omit<
  Dashboard,
  "asOf" | "currentYear" | "isStaff" | "proposals" | "teams" | "reviews" | "audit" | "administration"
>;

const NOTHING: Staff = {
  ...{ waiting: [], road: null, applications: null, review: null, ranking: null },
  ...{ stage: null, followsStages: false, support: null, gpu: null, ledgerCheck: null, budgets: null },
};

/** L2: whoever is shown totals or ranks is on record, once a view. */
async function recordScores(actor: Actor, { ranking, stage }: Pick<Staff, "ranking" | "stage">): Promise<void> {
  const seen = [
    ...(ranking?.kind === "OPEN" ? [`Call ${ranking.callId}`] : []),
    ...(stage?.standings.kind === "OPEN" ? [`Stage ${stage.stageId}`] : []),
  ];
  if (seen.length === 0) return;
  await recordAccess(db, actor, {
    ...{ kind: "RANKING", subjectType: "Dashboard", subjectId: "programme", detail: seen.join(", ") },
  });
}

/** Everything staff see of the programme; each part read only for whom its noun lets read it. At most ten statements. */
async function programmePart(actor: Actor, sections: Sections, at: Date): Promise<Staff> {
  const { programme, teams: mayTeams, resources } = sections;
  if (!programme && !mayTeams && !sections.calls) return NOTHING;
  const day = dayAt(at);
  const open = openStepsOf(actor);
  const [calls, teams, stages, gpu, ledgerCheck, money, rulebook, agreements] = await Promise.all([
    sections.calls ? callFigures(actor) : null,
    mayTeams ? supportFigures(resources, { halfYear: halfYearOf(day), year: day.slice(0, 4) }) : [],
    sections.stages || programme ? stageFigures(actor.id) : [],
    sections.gpu ? gpuPeriods(actor.id) : null,
    sections.gpu ? latestLedgerCheck() : null,
    sections.budgets.length + open.kinds.length > 0 ? moneyFigures(actor.id, sections.budgets, open, at) : null,
    programme ? rulebookInForce(db, at) : null,
    canDraftAgreement(actor) || canSignForGovernment(actor) ? teamAgreements(actor.id) : [],
  ]);
  const reviewed = callInReview(calls ?? []);
  const ranking = await rankingOf(actor, reviewed);
  const stage = stageOf(stages, sections);
  await recordScores(actor, { ranking, stage });
  const budgets = sections.budgets.length > 0 ? (money?.budgets ?? null) : null;
  const asked = { askedByOthers: gpu?.askedByOthers ?? 0, budgets: budgets ?? [] };
  return {
    road: rulebook ? roadOf({ calls, teams, stages, linksStages: sections.stages }, rulebook.content, at) : null,
    applications: calls && applicationsOf(calls, at),
    review: calls && reviewOf(actor, reviewed),
    ranking,
    stage,
    followsStages: sections.stages,
    support: resources.length > 0 ? supportOf(sections, teams, at) : null,
    gpu: gpu && gpuOf(gpu, at),
    ledgerCheck: sections.gpu ? { latest: ledgerCheck } : null,
    budgets: budgets?.map(({ unplanned: _unplanned, unpaid: _unpaid, ...year }) => year) ?? null,
    waiting: [
      ...(calls ?? []).flatMap((call) => callWaiting(actor, withDates(call), at)),
      ...supportWaiting(actor, teams),
      ...agreementWaiting(actor, teams, agreements),
      ...ledgerWaiting(actor, asked, sections.budgets),
      ...openStepWaiting(money?.steps ?? []),
      ...stages.flatMap((one) => stageWaiting(actor, one)),
    ],
  };
}

/** D4: agreements that wait for this person's signature for an organisation. */
async function signingPart(actor: Actor): Promise<{ waiting: Waiting[] }> {
  const asked = await askedSignatures(actor.id);
  return {
    waiting: asked.flatMap(({ agreementId, nameKo, nameEn }) =>
      waitingFor({
        ...{ kind: "signAgreements", count: 1, about: { ko: nameKo, en: nameEn || nameKo } },
        href: `/agreements/${agreementId}/sign`,
      }),
    ),
  };
}

const withDates = (call: Awaited<ReturnType<typeof callFigures>>[number]) => ({
  ...call,
  objections: (call.objections ?? []).map((one) => ({ ...one, dueAt: new Date(one.dueAt) })),
  panels: (call.panels ?? []).map((panel) => ({ ...panel, dueAt: panel.dueAt ? new Date(panel.dueAt) : null })),
});

/**
 * The page of one person, composed of what their roles let them see (S3 binds staff too). The number of statements depends on
 * the roles, never on how many rows there are.
 */
export async function getDashboard(actor: Actor, at: Date): Promise<Dashboard> {
  const sections = sectionsFor(actor);
  const [staff, applicant, team, signing, reviewer, audit, machinery] = await Promise.all([
    programmePart(actor, sections, at),
    sections.proposals ? ownProposals(actor, at) : null,
    sections.proposals ? ownTeams(actor, halfYearOf(dayAt(at)), at) : null,
    sections.proposals ? signingPart(actor) : null,
    sections.reviews ? ownReviews(actor) : null,
    sections.audit ? auditFigures(actor.id, at) : null,
    sections.administration ? administrationFigures(at) : null,
  ]);
  const waiting: Waiting[] = [applicant, team, signing, reviewer, machinery].flatMap((part) => part?.waiting ?? []);
  return {
    ...staff,
    asOf: at,
    currentYear: Number(dayAt(at).slice(0, 4)),
    isStaff: sections.programme,
    waiting: inOrder([...staff.waiting, ...waiting]),
    proposals: applicant?.proposals ?? null,
    teams: team?.teams ?? null,
    reviews: reviewer?.reviews ?? null,
    audit,
    administration: machinery?.administration ?? null,
  };
}
