import "server-only";
import type { Actor } from "@/lib/access/actor";
import { actingAs, actingAsSystem } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { canEditProposal, visibleProposals } from "@/lib/proposals/domain/access";
import { standingOf } from "@/lib/proposals/queries/facts";
import { canManagePanel, canViewPanel } from "../domain/access";
import { answerRefusal } from "../domain/room";
import type { Guarded } from "../types";
import type { InquiriesPage, OwnInquiry } from "../types/room";
import { PROPOSAL_HEADING, proposalHeading, staffGate } from "./headings";

const ROW = {
  ...{ id: true, version: true, state: true, asked: true, wording: true, askedAt: true, dueAt: true },
  ...{ extendedFrom: true, extendReason: true },
  ...{ answer: true, answeredAt: true, declineReason: true, proposal: { select: PROPOSAL_HEADING } },
} as const;
const SUMMARY = { id: true, body: true, submittedAt: true, proposal: { select: PROPOSAL_HEADING } } as const;
const MOST = 300;

async function inquiriesPage(actor: Actor, callId: string): Promise<Guarded<InquiriesPage>> {
  const { call, conflicted } = await staffGate(db, actor, callId, canViewPanel);
  if (conflicted) return { access: "CONFLICTED", call };
  const rows = await db.applicantInquiry.findMany({
    where: { panel: { callId } },
    orderBy: [{ state: "asc" }, { askedAt: "desc" }],
    take: MOST,
    select: ROW,
  });
  const summaries = await db.roomSummary.findMany({
    where: { panel: { callId }, submittedAt: { not: null } },
    orderBy: { proposal: { receiptNumber: "asc" } },
    take: MOST,
    select: SUMMARY,
  });
  return {
    access: "OPEN",
    call,
    rows: rows.map(({ proposal, ...row }) => ({ ...proposalHeading(proposal), ...row })),
    summaries: summaries.flatMap(({ proposal, submittedAt, ...row }) =>
      submittedAt ? [{ ...proposalHeading(proposal), ...row, submittedAt }] : [],
    ),
    may: { settle: canManagePanel(actor, callId) && call.phase === "IN_REVIEW" },
  };
}

/** S2: what reviewers of a call want to know from applicants and what rooms concluded, for staff; never who asks. */
export const getInquiriesPage = (actor: Actor, callId: string): Promise<Guarded<InquiriesPage>> =>
  actingAs(actor, () => inquiriesPage(actor, callId));

/** What one's own proposal is asked; empty for everybody else. Who writes the proposal answers. */
export async function listOwnInquiries(actor: Actor, proposalId: string, at: Date): Promise<OwnInquiry[]> {
  const rows = await actingAsSystem("release: questions of the panel", () =>
    db.applicantInquiry.findMany({
      where: {
        proposal: { AND: [{ id: proposalId }, visibleProposals(actor)] },
        state: { in: ["SENT", "ANSWERED"] },
      },
      orderBy: [{ sentAt: "asc" }, { id: "asc" }],
      select: {
        ...{ id: true, version: true, state: true, wording: true, dueAt: true, answer: true },
        ...{ extendedFrom: true, extendReason: true },
      },
    }),
  );
  if (rows.length === 0) return [];
  const writes = canEditProposal(actor, (await standingOf(db, actor, proposalId)).standing);
  return rows.flatMap(({ state, wording, dueAt, ...row }) => {
    if (!wording || !dueAt) return [];
    const refusal = answerRefusal({ state, dueAt }, at);
    const stands = refusal === null ? "waiting" : refusal === "ALREADY_ANSWERED" ? "answered" : "over";
    return [{ ...row, wording, dueAt, stands, mayAnswer: writes && refusal === null }];
  });
}
