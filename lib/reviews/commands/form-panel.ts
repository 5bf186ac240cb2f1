import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { lockCallInTx } from "@/lib/calls/queries";
import type { CallFacts } from "@/lib/calls/types";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canManagePanel } from "../domain/access";
import { ONLY_WRITTEN } from "../domain/rounds";
import { isBoundInCall } from "../queries";
import { type PanelFacts, panelFacts, panelOfCall, seatedMembers, takePanelInTx } from "../queries/panel-facts";
import type { AddPanelMember, CreatePanel, PanelVersion, RemovePanelMember, SetChair } from "../schema";

export type OfficersPanel = { call: CallFacts; panel: PanelFacts; refusal: Failure | null };

/** What every change of a panel begins with: lock the call, authorise, take the panel's turn; a bound officer is refused (S3). */
export async function officersPanelInTx(tx: Tx, actor: Actor, input: PanelVersion): Promise<OfficersPanel> {
  const seen = await panelFacts(tx, input.panelId);
  if (!canManagePanel(actor, seen.callId)) throw new AppError("NOT_FOUND", `panel ${input.panelId}`);
  const call = await lockCallInTx(tx, seen.callId);
  if (await isBoundInCall(tx, actor.id, call.id)) return { call, panel: seen, refusal: refuse("CONFLICT_OF_INTEREST") };
  const panel = await panelFacts(tx, input.panelId);
  if (panel.version !== input.expectedVersion) throw new AppError("CONFLICT", `panel ${panel.id} moved on`);
  return { call, panel, refusal: panel.status === "CLOSED" ? refuse("PANEL_CLOSED") : null };
}

/** S2: every panel begins with the written round, under the rule that the rulebook has for it. */
async function createWrittenRoundInTx(tx: Tx, panel: { panelId: string; rulebookVersion: number }, at: Date) {
  const { rounds } = (await rulebookContent(tx, panel.rulebookVersion)).panel;
  const { othersReviews, identities } = rounds.find(({ kind }) => kind === "WRITTEN") ?? ONLY_WRITTEN;
  await tx.reviewRound.createMany({
    data: [{ panelId: panel.panelId, ordinal: 1, kind: "WRITTEN", othersReviews, identities, createdAt: at }],
  });
}

/** S2: a call's panel. Formed before the review begins; one a call. */
export function createPanel(actor: Actor, input: CreatePanel, at: Date): Promise<Outcome<{ panelId: string }>> {
  return inTransactionAs(actor, async (tx) => {
    if (!canManagePanel(actor, input.callId)) throw new AppError("NOT_FOUND", `call ${input.callId}`);
    const call = await lockCallInTx(tx, input.callId);
    if (await isBoundInCall(tx, actor.id, call.id)) return refuse("CONFLICT_OF_INTEREST");
    if (call.phase !== "ANNOUNCED" && call.phase !== "SCREENING") return refuse("PANEL_TOO_LATE");
    if (await panelOfCall(tx, call.id)) return refuse("PANEL_EXISTS");
    const { nameKo, nameEn } = input;
    const panel = await tx.reviewPanel.create({
      data: { callId: call.id, nameKo, nameEn, createdAt: at },
      select: { id: true },
    });
    await createWrittenRoundInTx(tx, { panelId: panel.id, rulebookVersion: call.rulebookVersion }, at);
    const data = { callId: call.id, nameKo };
    recordAudit(tx, actor, { type: "panel.created", subjectType: "ReviewPanel", subjectId: panel.id, data }, at);
    return ok({ panelId: panel.id });
  });
}

const isReviewer = async (tx: Tx, userId: string, at: Date): Promise<boolean> => {
  const inOffice = {
    role: { in: ["REVIEWER", "CHAIR"] as ("REVIEWER" | "CHAIR")[] },
    revokedAt: null,
    validFrom: { lte: at },
    OR: [{ validTo: null }, { validTo: { gt: at } }],
  };
  const user = await tx.user.findFirst({
    where: { id: userId, status: "ACTIVE", grants: { some: inOffice } },
    select: { id: true },
  });
  return user !== null;
};

/** S2: gives a reviewer the next seat; one who comes back gets the seat they had. */
export function addPanelMember(actor: Actor, input: AddPanelMember, at: Date): Promise<Outcome<{ seatNo: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const { panel, refusal } = await officersPanelInTx(tx, actor, input);
    if (refusal) return refusal;
    if (!(await isReviewer(tx, input.userId, at))) return refuse("NOT_A_REVIEWER");
    const before = panel.members.find((member) => member.userId === input.userId);
    if (before && before.removedAt === null) return refuse("ALREADY_MEMBER");
    const seatNo = before?.seatNo ?? 1 + Math.max(0, ...panel.members.map((member) => member.seatNo));
    await takePanelInTx(tx, panel.id, input.expectedVersion);
    if (before) await tx.panelMember.updateMany({ where: { id: before.id }, data: { removedAt: null, addedAt: at } });
    else await tx.panelMember.createMany({ data: [{ panelId: panel.id, userId: input.userId, seatNo, addedAt: at }] });
    const data = { userId: input.userId, seatNo };
    recordAudit(tx, actor, { type: "panel.memberAdded", subjectType: "ReviewPanel", subjectId: panel.id, data }, at);
    return ok({ seatNo });
  });
}

/** Ends a seat and its assignments. Not possible once the seat has a submitted sheet: what was scored stays scored. */
export function removePanelMember(
  actor: Actor,
  input: RemovePanelMember,
  at: Date,
): Promise<Outcome<{ withdrawn: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const { panel, refusal } = await officersPanelInTx(tx, actor, input);
    if (refusal) return refusal;
    const member = seatedMembers(panel).find((one) => one.id === input.memberId);
    if (!member) throw new AppError("NOT_FOUND", `member ${input.memberId}`);
    const scored = await tx.scoreSheet.count({ where: { status: "SUBMITTED", assignment: { memberId: member.id } } });
    if (scored > 0) return refuse("HAS_SUBMITTED_SHEETS", { count: scored });
    await takePanelInTx(tx, panel.id, input.expectedVersion);
    await tx.panelMember.updateMany({ where: { id: member.id }, data: { removedAt: at, isChair: false } });
    if (member.isChair) await endChairGrant(tx, member.userId, panel.id, at);
    await tx.plannedAssignment.deleteMany({ where: { memberId: member.id } });
    const { count } = await tx.reviewAssignment.updateMany({
      where: { memberId: member.id, status: "ASSIGNED" },
      data: { status: "WITHDRAWN", version: { increment: 1 } },
    });
    const data = { userId: member.userId, seatNo: member.seatNo, reason: input.reason };
    recordAudit(tx, actor, { type: "panel.memberRemoved", subjectType: "ReviewPanel", subjectId: panel.id, data }, at);
    return ok({ withdrawn: count });
  });
}

const chairGrant = (userId: string, panelId: string) =>
  ({ userId, role: "CHAIR", scopeKind: "PANEL", scopeId: panelId, revokedAt: null }) as const;
const endChairGrant = (tx: Tx, userId: string, panelId: string, at: Date) =>
  tx.grant.updateMany({ where: chairGrant(userId, panelId), data: { revokedAt: at } });

/** S2: one chair a panel; the role goes with the chair and ends with it. */
export function setChair(actor: Actor, input: SetChair, at: Date): Promise<Outcome<{ seatNo: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const { panel, refusal } = await officersPanelInTx(tx, actor, input);
    if (refusal) return refusal;
    const member = seatedMembers(panel).find((one) => one.id === input.memberId);
    if (!member) throw new AppError("NOT_FOUND", `member ${input.memberId}`);
    const before = seatedMembers(panel).find((one) => one.isChair);
    if (before?.id === member.id) return refuse("ALREADY_CHAIR");
    await takePanelInTx(tx, panel.id, input.expectedVersion);
    if (before) {
      await tx.panelMember.updateMany({ where: { id: before.id }, data: { isChair: false } });
      await endChairGrant(tx, before.userId, panel.id, at);
    }
    await tx.panelMember.updateMany({ where: { id: member.id }, data: { isChair: true } });
    await tx.grant.createMany({
      data: [{ ...chairGrant(member.userId, panel.id), validFrom: at, grantedById: actor.id }],
    });
    const data = { from: before?.userId ?? null, to: member.userId };
    recordAudit(tx, actor, { type: "panel.chairSet", subjectType: "ReviewPanel", subjectId: panel.id, data }, at);
    return ok({ seatNo: member.seatNo });
  });
}
