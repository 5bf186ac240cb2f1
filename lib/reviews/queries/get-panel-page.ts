import "server-only";
import type { Actor } from "@/lib/access/actor";
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
import { eligibleHeadings, PROPOSAL_HEADING, staffGate } from "./headings";
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

type Person = { userId: string; name: string; affiliation: string; seated: boolean };
const CANDIDATES = 300;

/** Who sits on the panel and, where asked for, who could: each with where they work today. One statement. */
const readPeople = (callId: string, seated: readonly string[], withCandidates: boolean): Promise<Person[]> =>
  db.$queryRaw<Person[]>`
    SELECT q."userId", q."name", q."seated", coalesce((SELECT a."organisationName" FROM "ReviewerAffiliation" a
      WHERE a."userId" = q."userId" AND a."endedOn" IS NULL ORDER BY a."startedOn" DESC LIMIT 1), '') AS "affiliation"
    FROM (
      SELECT u."id" AS "userId", u."name", true AS "seated" FROM "User" u WHERE u."id" = ANY(${[...seated]})
      UNION ALL
      (SELECT u."id", u."name", false FROM "User" u
       WHERE ${withCandidates} AND u."status" = 'ACTIVE' AND NOT u."id" = ANY(${[...seated]})
         AND EXISTS (SELECT 1 FROM "Grant" g WHERE g."userId" = u."id" AND g."role" IN ('REVIEWER', 'CHAIR')
           AND g."revokedAt" IS NULL AND g."scopeKind" IS NULL)
         AND NOT EXISTS (SELECT 1 FROM "ProposalPerson" w JOIN "Proposal" p ON p."id" = w."proposalId"
           WHERE w."userId" = u."id" AND p."callId" = ${callId})
       ORDER BY u."name" LIMIT ${CANDIDATES})
    ) q ORDER BY q."name"`;

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
  const { call, rulebookVersion, conflicted } = await staffGate(db, actor, callId, canViewPanel);
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
  const { panel: rules, challenge } = await rulebookContent(db, rulebookVersion);
  const seated = seatedMembers(panel);
  const [headings, facts, people] = await Promise.all([
    eligibleHeadings(db, callId),
    assignmentFacts(db, panel, rules),
    readPeople(
      callId,
      seated.map(({ userId }) => userId),
      may.manage,
    ),
  ]);
  const affiliations = new Map(people.map(({ userId, affiliation }) => [userId, affiliation]));
  const flags = may.manage ? await flagsForOfficers(panel) : new Map<string, RaisedFlag[]>();
  const cellsOf = planCells(facts, panel.planSheets !== null);
  const fieldsOf = new Map(facts.proposals.map(({ id, fieldKeys }) => [id, fieldKeys]));
  const rows = headings.map((proposal) => ({
    ...proposal,
    fieldKeys: [...(fieldsOf.get(proposal.proposalId) ?? [])],
    cells: Object.fromEntries(seated.map(({ id }) => [id, cellsOf(id, proposal.proposalId)])),
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
    candidates: people.flatMap(({ seated: sits, ...person }) => (sits ? [] : [person])),
    proposals: rows,
    plan: planOfPage(facts, rules, panel.planSheets),
    openConflicts: facts.openConflicts,
    flags: headings.flatMap((proposal) => {
      const raised = flags.get(proposal.proposalId) ?? [];
      return raised.length > 0 ? [{ ...proposal, flags: raised }] : [];
    }),
    naming: challenge.windowDays > 0 ? await namingOf(actor, panel, challenge.windowDays) : null,
    may,
  };
}

/** S2: a call's panel for staff — who sits on it, who reviews what, what is planned and why, how far they are. No scores. */
export const getPanelPage = (actor: Actor, callId: string): Promise<Guarded<PanelPage>> =>
  actingAs(actor, () => panelPage(actor, callId));
