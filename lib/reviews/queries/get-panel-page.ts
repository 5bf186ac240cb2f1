import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db, type Reader } from "@/lib/platform/db";
import { BINDING } from "@/lib/proposals/queries/conflicted";
import { canManagePanel, canViewPanel } from "../domain/access";
import type { CellState, Guarded, PanelPage } from "../types";
import { PROPOSAL_HEADING, proposalHeading, staffGate } from "./headings";
import { panelOfCall, seatedMembers } from "./panel-facts";

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

type CellFacts = { status: string; sheets: { status: string }[] };
/** What a cell of the assignment table says; a recusal outlives everything else. */
export function cellState(cell: CellFacts | undefined, conflicted: boolean): CellState {
  if (cell?.status === "RECUSED") return "RECUSED";
  if (conflicted) return "CONFLICTED";
  if (cell?.status !== "ASSIGNED") return "NONE";
  const [sheet] = cell.sheets;
  if (sheet?.status === "SUBMITTED") return "SUBMITTED";
  return sheet ? "STARTED" : "ASSIGNED";
}

const LIVE_SHEET = {
  where: { status: { not: "REOPENED" } },
  select: { id: true, status: true, version: true },
} as const;

/** Assignments and binding findings of a panel, as the cells of its table need them. */
export async function panelCells(reader: Reader, callId: string, panelId: string | null) {
  const [proposals, assignments, findings] = await Promise.all([
    reader.proposal.findMany({
      where: { callId, status: "ELIGIBLE" },
      orderBy: { receiptNumber: "asc" },
      select: PROPOSAL_HEADING,
    }),
    reader.reviewAssignment.findMany({
      where: { panelId: panelId ?? "" },
      select: {
        memberId: true,
        proposalId: true,
        status: true,
        sheets: { ...LIVE_SHEET, select: { ...LIVE_SHEET.select, revision: true } },
      },
    }),
    reader.conflictFinding.findMany({
      where: { outcome: BINDING, proposal: { callId } },
      select: { userId: true, proposalId: true, outcome: true },
    }),
  ]);
  const cells = new Map(assignments.map((one) => [`${one.memberId}/${one.proposalId}`, one]));
  const bound = new Set(findings.map(({ userId, proposalId }) => `${userId}/${proposalId}`));
  const open = findings.filter(({ outcome }) => outcome === "OPEN");
  return { proposals, cells, bound, open };
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

/** S2: a call's panel for staff — who sits on it, who reviews what, how far they are. No scores. */
export async function getPanelPage(actor: Actor, callId: string): Promise<Guarded<PanelPage>> {
  const { call, conflicted } = await staffGate(db, actor, callId, canViewPanel);
  if (conflicted) return { access: "CONFLICTED", call };
  const panel = await panelOfCall(db, callId);
  const seated = panel ? seatedMembers(panel) : [];
  const userIds = seated.map(({ userId }) => userId);
  const may = { manage: canManagePanel(actor, callId) };
  const [{ proposals, cells, bound, open }, candidates] = await Promise.all([
    panelCells(db, callId, panel?.id ?? null),
    may.manage && panel ? listCandidates(callId, userIds) : [],
  ]);
  const affiliations = await affiliationsOf([...userIds, ...candidates.map(({ id }) => id)]);
  const rows = proposals.map((proposal) => ({
    ...proposalHeading(proposal),
    cells: Object.fromEntries(
      seated.map(({ id, userId }) => {
        const cell = cells.get(`${id}/${proposal.id}`);
        const isBound = bound.has(`${userId}/${proposal.id}`);
        return [id, cellState(cell, isBound)];
      }),
    ),
  }));
  const count = (memberId: string, ...states: CellState[]) =>
    rows.filter(({ cells: row }) => states.includes(row[memberId] ?? "NONE")).length;
  return {
    access: "OPEN",
    call,
    panel: panel && {
      id: panel.id,
      nameKo: panel.nameKo,
      nameEn: panel.nameEn,
      status: panel.status,
      version: panel.version,
      dueAt: panel.dueAt,
    },
    seats: seated.map(({ id, userId, seatNo, isChair, pledgeSignedAt, user }) => ({
      memberId: id,
      seatNo,
      name: user.name,
      affiliation: affiliations.get(userId) ?? "",
      isChair,
      pledged: pledgeSignedAt !== null,
      assigned: count(id, "ASSIGNED", "STARTED", "SUBMITTED"),
      submitted: count(id, "SUBMITTED"),
    })),
    candidates: candidates.map(({ id, name }) => ({ userId: id, name, affiliation: affiliations.get(id) ?? "" })),
    proposals: rows,
    openConflicts: open.length,
    may,
  };
}
