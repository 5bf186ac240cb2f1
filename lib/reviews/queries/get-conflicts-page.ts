import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { canDecideConflicts, canManagePanel, canViewPanel } from "../domain/access";
import type { ConflictEvidence } from "../domain/conflicts";
import type { Guarded } from "../types";
import type { ConflictsPage } from "../types/challenges";
import { listChallenges } from "./challenges";
import { PROPOSAL_HEADING, proposalHeading, staffGate } from "./headings";
import { panelOfCall } from "./panel-facts";

const evidenceSchema = z.object({
  basis: z.string().transform((basis) => basis as ConflictEvidence["basis"]),
  ours: z.string(),
  theirs: z.string(),
  until: z.string().optional(),
});
const readEvidence = (stored: unknown): ConflictEvidence => {
  const parsed = evidenceSchema.safeParse(stored);
  if (!parsed.success) return { basis: "DECLARATION", ours: "", theirs: "" };
  const { until, ...evidence } = parsed.data;
  return { ...evidence, ...(until ? { until } : {}) };
};

async function conflictsPage(actor: Actor, callId: string): Promise<Guarded<ConflictsPage>> {
  const { call, conflicted } = await staffGate(db, actor, callId, canViewPanel);
  const may = { detect: canManagePanel(actor, callId), decide: canDecideConflicts(actor, callId) };
  if (conflicted) return { access: "CONFLICTED", call };
  const panel = await panelOfCall(db, callId);
  const findings = await db.conflictFinding.findMany({
    where: { proposal: { callId } },
    orderBy: [{ outcome: "asc" }, { proposal: { receiptNumber: "asc" } }, { id: "asc" }],
    select: {
      id: true,
      version: true,
      userId: true,
      kind: true,
      severity: true,
      outcome: true,
      evidence: true,
      reason: true,
      decidedAt: true,
      proposal: { select: PROPOSAL_HEADING },
    },
  });
  const users = await db.user.findMany({
    where: { id: { in: findings.map(({ userId }) => userId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(users.map(({ id, name }) => [id, name]));
  const seatOf = new Map(panel?.members.map(({ userId, seatNo }) => [userId, seatNo]) ?? []);
  await recordAccess(db, actor, { kind: "PERSONAL_DATA", subjectType: "Call", subjectId: callId, detail: "conflicts" });
  return {
    access: "OPEN",
    call,
    may,
    challenges: await listChallenges(db, actor, callId),
    findings: findings.map(({ userId, proposal, evidence, ...finding }) => ({
      ...finding,
      personName: nameOf.get(userId) ?? "",
      personRole: seatOf.has(userId) ? "REVIEWER" : "STAFF",
      seatNo: seatOf.get(userId) ?? null,
      proposal: proposalHeading(proposal),
      evidence: readEvidence(evidence),
    })),
  };
}

/** S3: every finding of a call with its evidence, the undecided first. Personal data: who looked is on record. */
export const getConflictsPage = (actor: Actor, callId: string): Promise<Guarded<ConflictsPage>> =>
  actingAs(actor, () => conflictsPage(actor, callId));
