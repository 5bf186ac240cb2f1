import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callFacts } from "@/lib/calls/queries";
import { actingAs } from "@/lib/platform/acting";
import { db, type Reader } from "@/lib/platform/db";
import { boundInCall, conflictedProposalIds } from "@/lib/proposals/queries/conflicted";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canManagePanel, canViewPanel } from "../domain/access";
import type { CellState, Guarded } from "../types";
import type { PanelNaming } from "../types/challenges";
import type { PanelPage } from "../types/panel";
import type { RaisedFlag } from "../types/workspace";
import { assignmentFacts } from "./assignment-facts";
import { LIVE } from "./cell-state";
import { PROPOSAL_HEADING, proposalHeading, staffGate } from "./headings";
import { type PanelFacts, panelOfCall, seatedMembers } from "./panel-facts";
import { planCells, planOfPage } from "./plan-cells";
import { raisedFlags } from "./raised-flags";

type Affiliated = { affiliations: { organisationName: string }[] };
/** Where somebody works today, as the list of members names it. */
export const affiliationOf = ({ affiliations }: Affiliated): string => affiliations[0]?.organisationName ?? "";
export const AFFILIATION = {
  affiliations: {
    where: { endedOn: null },
    orderBy: { startedOn: "desc" },
    take: 1,
    select: { organisationName: true },
  },
} as const;

const LIVE_SHEET = {
  where: { status: { in: LIVE } },
  select: { id: true, status: true, version: true },
} as const;

/** Assignments and binding findings of a panel, as the cells of its table need them. */
export async function panelCells(reader: Reader, callId: string, panelId: string) {
  const [proposals, assignments, findings] = await Promise.all([
    reader.proposal.findMany({
      where: { callId, status: "ELIGIBLE" },
      orderBy: { receiptNumber: "asc" },
      select: PROPOSAL_HEADING,
    }),
    reader.reviewAssignment.findMany({
      where: { panelId },
      select: {
        memberId: true,
        proposalId: true,
        status: true,
        sheets: { ...LIVE_SHEET, select: { ...LIVE_SHEET.select, revision: true } },
      },
    }),
    boundInCall(reader, callId),
  ]);
  const cells = new Map(assignments.map((one) => [`${one.memberId}/${one.proposalId}`, one]));
  const bound = new Set(findings.map(({ userId, proposalId }) => `${userId}/${proposalId}`));
  return { proposals, cells, bound };
}

const listCandidates = (callId: string, taken: readonly string[]) =>
  db.user.findMany({
    where: {
      status: "ACTIVE",
      id: { notIn: [...taken] },
      grants: { some: { role: { in: ["REVIEWER", "CHAIR"] }, revokedAt: null, scopeKind: null } },
      proposalPeople: { none: { proposal: { callId } } },
    },
    orderBy: { name: "asc" },
    take: 300,
    select: { id: true, name: true },
  });

/** Where these people work today, read together. */
async function affiliationsOf(userIds: readonly string[]): Promise<Map<string, string>> {
  const { where, orderBy, select } = AFFILIATION.affiliations;
  const rows = await db.reviewerAffiliation.findMany({
    where: { ...where, userId: { in: [...userIds] } },
    orderBy,
    select: { ...select, userId: true },
  });
  // The latest first: of several the first one counts, as `affiliationOf` has it.
  return new Map(rows.toReversed().map(({ userId, organisationName }) => [userId, organisationName]));
}

const readHeadings = (callId: string) =>
  db.proposal.findMany({
    where: { callId, status: "ELIGIBLE" },
    orderBy: { receiptNumber: "asc" },
    select: PROPOSAL_HEADING,
  });

/** S3: who is still to be named, until when challenges are in time, how many wait. One against the reader is not counted. */
async function namingOf(actor: Actor, panel: PanelFacts, windowDays: number): Promise<PanelNaming> {
  const seated = seatedMembers(panel);
  const due = seated.flatMap(({ challengesDueAt }) => challengesDueAt?.getTime() ?? []);
  const open = await db.reviewerChallenge.count({
    where: { status: "OPEN", member: { panelId: panel.id, userId: { not: actor.id } } },
  });
  return {
    ...{ windowDays, open, unnamed: seated.filter(({ namedAt }) => namedAt === null).length },
    challengesDueAt: due.length > 0 ? new Date(Math.max(...due)) : null,
  };
}

/** S3, S6: what reviewers flag where the chair may not look: of a proposal closed to the chair, or of any while nobody presides. */
async function flagsForOfficers(panel: PanelFacts): Promise<Map<string, RaisedFlag[]>> {
  const chair = seatedMembers(panel).find(({ isChair }) => isChair);
  const flags = await raisedFlags(db, panel.id);
  if (!chair || flags.size === 0) return flags;
  const closed = await conflictedProposalIds(db, chair.userId);
  return new Map([...flags].filter(([proposalId]) => closed.has(proposalId)));
}

const REACHED: CellState[] = ["ASSIGNED", "STARTED", "SUBMITTED"];

async function panelPage(actor: Actor, callId: string): Promise<Guarded<PanelPage>> {
  const { call, conflicted } = await staffGate(db, actor, callId, canViewPanel);
  if (conflicted) return { access: "CONFLICTED", call };
  const panel = await panelOfCall(db, callId);
  const may = { manage: canManagePanel(actor, callId) };
  if (!panel)
    return {
      access: "OPEN",
      call,
      panel: null,
      seats: [],
      candidates: [],
      proposals: [],
      plan: null,
      flags: [],
      may,
      openConflicts: 0,
      naming: null,
    };
  const { panel: rules, challenge } = await rulebookContent(db, (await callFacts(db, callId)).rulebookVersion);
  const seated = seatedMembers(panel);
  const userIds = seated.map(({ userId }) => userId);
  const [headings, facts, candidates] = await Promise.all([
    readHeadings(callId),
    assignmentFacts(db, panel, rules),
    may.manage ? listCandidates(callId, userIds) : [],
  ]);
  const affiliations = await affiliationsOf([...userIds, ...candidates.map(({ id }) => id)]);
  const flags = may.manage ? await flagsForOfficers(panel) : new Map<string, RaisedFlag[]>();
  const cellsOf = planCells(facts, panel.planSheets !== null);
  const rows = headings.map((proposal) => ({
    ...proposalHeading(proposal),
    fieldKeys: [...(facts.proposals.find(({ id }) => id === proposal.id)?.fieldKeys ?? [])],
    cells: Object.fromEntries(seated.map(({ id }) => [id, cellsOf(id, proposal.id)])),
  }));
  const count = (memberId: string, states: CellState[]) =>
    rows.filter(({ cells: row }) => states.includes(row[memberId]?.state ?? "NONE")).length;
  return {
    access: "OPEN",
    call,
    panel: {
      id: panel.id,
      nameKo: panel.nameKo,
      nameEn: panel.nameEn,
      status: panel.status,
      version: panel.version,
      dueAt: panel.dueAt,
    },
    seats: seated.map(({ id, userId, seatNo, isChair, pledgeSignedAt, namedAt, user }) => {
      const member = facts.members.find((one) => one.id === id);
      return {
        memberId: id,
        seatNo,
        name: user.name,
        affiliation: affiliations.get(userId) ?? "",
        isChair,
        pledged: pledgeSignedAt !== null,
        named: namedAt !== null,
        assigned: count(id, REACHED),
        submitted: count(id, ["SUBMITTED"]),
        isForeign: member?.isForeign ?? false,
        fieldKeys: [...(member?.fieldKeys ?? [])],
        maxSheets: member?.maxSheets ?? null,
      };
    }),
    candidates: candidates.map(({ id, name }) => ({ userId: id, name, affiliation: affiliations.get(id) ?? "" })),
    proposals: rows,
    plan: planOfPage(facts, rules, panel.planSheets),
    openConflicts: facts.openConflicts,
    flags: headings.flatMap((proposal) => {
      const raised = flags.get(proposal.id) ?? [];
      return raised.length > 0 ? [{ ...proposalHeading(proposal), flags: raised }] : [];
    }),
    naming: challenge.windowDays > 0 ? await namingOf(actor, panel, challenge.windowDays) : null,
    may,
  };
}

/** S2: a call's panel for staff — who sits on it, who reviews what, what is planned and why, how far they are. No scores. */
export const getPanelPage = (actor: Actor, callId: string): Promise<Guarded<PanelPage>> =>
  actingAs(actor, () => panelPage(actor, callId));
