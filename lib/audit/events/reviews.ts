import { z } from "zod";
import { auditEvent } from "./event";

const pair = z.object({ memberId: z.string(), proposalId: z.string() });

const roundTerms = z.object({
  othersReviews: z.string(),
  identities: z.string(),
  opensAt: z.string().nullable().optional(),
  dueAt: z.string().nullable().optional(),
});

/** What can be on record about reviews and selection (S1–S11). Scores themselves stay out: the log is read by people whom S3 may bind. */
export const reviewsEvents = [
  auditEvent("panel.created", z.object({ callId: z.string(), nameKo: z.string() })),
  auditEvent("panel.memberAdded", z.object({ userId: z.string(), seatNo: z.number() })),
  auditEvent("panel.memberRemoved", z.object({ userId: z.string(), seatNo: z.number(), reason: z.string() })),
  auditEvent("panel.membersNamed", z.object({ userIds: z.array(z.string()), challengesDueAt: z.string() })),
  // S3: the reasons of an applicant stay out of the log, since they speak of a person.
  auditEvent(
    "challenge.filed",
    z.object({ callId: z.string(), memberId: z.string(), proposalId: z.string(), hasFile: z.boolean() }),
  ),
  auditEvent(
    "challenge.decided",
    z.object({
      callId: z.string(),
      memberId: z.string(),
      proposalId: z.string(),
      verdict: z.enum(["ACCEPTED", "DISMISSED"]),
      reason: z.string(),
    }),
  ),
  auditEvent("panel.chairSet", z.object({ from: z.string().nullable(), to: z.string() })),
  auditEvent(
    "panel.conflictsDetected",
    z.object({ people: z.number(), proposals: z.number(), added: z.number(), withdrawnAssignments: z.number() }),
  ),
  auditEvent(
    "panel.assignmentsProposed",
    z.object({
      sheetsPerProposal: z.number(),
      kept: z.number(),
      sheets: z.number(),
      missing: z.number(),
      unevenShortage: z.number(),
      foreignSeats: z.number(),
      unevenLoads: z.number(),
      lowestLoad: z.number(),
      highestLoad: z.number(),
      coveredFields: z.number(),
      fit: z.number(),
    }),
  ),
  auditEvent(
    "panel.assignmentsAdjusted",
    z.object({ added: z.array(pair), removed: z.array(pair), pinned: z.number() }),
  ),
  auditEvent("panel.assignmentPlanDiscarded", z.object({ pairs: z.number() })),
  auditEvent("panel.reviewersAssigned", z.object({ added: z.array(pair), withdrawn: z.array(pair) })),
  auditEvent("panel.activated", z.object({ dueAt: z.iso.datetime(), assignments: z.number() })),

  auditEvent("panel.pledgeSigned", z.object({ seatNo: z.number(), textHash: z.string() })),
  auditEvent(
    "conflict.decided",
    z.object({
      proposalId: z.string(),
      userId: z.string(),
      kind: z.string(),
      from: z.string(),
      to: z.string(),
      reason: z.string(),
    }),
  ),
  auditEvent("review.declared", z.object({ from: z.string(), to: z.string(), proposalId: z.string() })),
  auditEvent("review.sheetSaved", z.object({ revision: z.number(), from: z.number(), to: z.number() })),
  auditEvent(
    "review.sheetSubmitted",
    z.object({ revision: z.number(), round: z.number().optional(), contentHash: z.string() }),
  ),
  auditEvent("review.sheetReopened", z.object({ from: z.number(), to: z.number(), reason: z.string() })),
  auditEvent("review.sheetAdjusted", z.object({ from: z.number(), to: z.number(), round: z.number() })),
  auditEvent(
    "panel.roundPlanned",
    z.object({ kind: z.string(), from: roundTerms.partial().nullable(), to: roundTerms }),
  ),
  auditEvent("panel.roundDropped", z.object({ kind: z.string(), from: roundTerms.nullable(), reason: z.string() })),
  auditEvent(
    "presentation.drawn",
    z.object({
      seed: z.string(),
      order: z.array(z.string()),
      firstAt: z.iso.datetime(),
      slotMinutes: z.number(),
      breakMinutes: z.number(),
    }),
  ),
  auditEvent("presentation.announced", z.object({ slots: z.number() })),
  auditEvent(
    "presentation.moved",
    z.object({
      proposalId: z.string(),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      swappedWith: z.string().nullable(),
      reason: z.string(),
    }),
  ),
  auditEvent(
    "presentation.attendanceRecorded",
    z.object({
      proposalId: z.string(),
      team: z.boolean(),
      present: z.array(z.number()),
      absent: z.array(z.number()),
    }),
  ),
  auditEvent(
    "room.messageSaid",
    z.object({ panelId: z.string(), proposalId: z.string(), seatNo: z.number(), bodyHash: z.string() }),
  ),
  auditEvent("room.messageWithdrawn", z.object({ seatNo: z.number() })),
  auditEvent("room.summarySaved", z.object({ proposalId: z.string(), seatNo: z.number(), version: z.number() })),
  auditEvent("room.summarySubmitted", z.object({ proposalId: z.string(), seatNo: z.number(), bodyHash: z.string() })),
  auditEvent("inquiry.asked", z.object({ proposalId: z.string(), seatNo: z.number(), textHash: z.string() })),
  auditEvent("inquiry.sent", z.object({ proposalId: z.string(), wordingHash: z.string(), dueAt: z.iso.datetime() })),
  auditEvent(
    "inquiry.extended",
    z.object({ proposalId: z.string(), from: z.iso.datetime(), to: z.iso.datetime(), reason: z.string() }),
  ),
  auditEvent("inquiry.declined", z.object({ proposalId: z.string(), reason: z.string() })),
  auditEvent("inquiry.answered", z.object({ proposalId: z.string(), answerHash: z.string() })),
  auditEvent("review.notesSaved", z.object({ from: z.number(), to: z.number() })),
  auditEvent("review.remarkAdded", z.object({ section: z.string(), shared: z.boolean() })),
  auditEvent("review.remarkShared", z.object({ from: z.boolean(), to: z.boolean() })),
  auditEvent("review.remarkRemoved", z.object({ section: z.string() })),
  auditEvent("review.flagRaised", z.object({ seatNo: z.number(), reasonHash: z.string() })),
  auditEvent("review.flagSettled", z.object({ seatNo: z.number(), answerHash: z.string() })),
  auditEvent(
    "review.opinionChecked",
    z.object({
      proposalId: z.string(),
      field: z.string(),
      startAt: z.number(),
      endAt: z.number(),
      revision: z.number(),
      outcome: z.string(),
      reason: z.string(),
    }),
  ),
  auditEvent(
    "selection.proposed",
    z.object({
      callId: z.string(),
      sheetHash: z.string(),
      selected: z.array(z.string()),
      reserve: z.array(z.string()),
      missing: z.number(),
      reason: z.string(),
      /** P5; rows from before additional calls knew the choice say nothing of it. */
      selectNone: z.boolean().optional(),
    }),
  ),
  auditEvent("selection.returned", z.object({ callId: z.string(), reason: z.string() })),
  auditEvent(
    "selection.approved",
    z.object({ callId: z.string(), sheetHash: z.string(), selected: z.array(z.string()) }),
  ),
  auditEvent(
    "selection.outcomeChanged",
    z.object({
      callId: z.string(),
      proposalId: z.string(),
      objectionId: z.string(),
      from: z.string(),
      to: z.string(),
      reexamined: z.boolean(),
      reason: z.string(),
      /** S11: head of the chain of changes, this one included; older rows say nothing of it. */
      headSha256: z.string().optional(),
    }),
  ),
] as const;
