import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { changedFigures } from "@/lib/rulebook/domain/figures";
import { rulebookContent, rulebookInForce } from "@/lib/rulebook/queries";
import type { Prisma } from "@/prisma/generated/client";
import {
  callTabs,
  canAdvanceCall,
  canApproveAmendment,
  canDraftCall,
  canEditCall,
  canExtendCall,
  canPublishCall,
  canViewCall,
} from "../domain/access";
import { isAmendable } from "../domain/amendment";
import { changeableFields, correctableFields, isEditable, seatLimits } from "../domain/changes";
import { ownGroups, settingsChangeable, settingsOf } from "../domain/settings";
import { type CallState, callState } from "../domain/state";
import { CALL_FACTS } from "../queries";
import type { CallEditor, CallFacts, CallRulebookPage, ManagedCall } from "../types";
import { countConcerned } from "./concerned";
import { CORRECTION, readCorrection } from "./corrections";
import { proposalCounts } from "./management";
import { noticeFiles } from "./notice-files";
import { storedSettings } from "./settings";

const MANAGED = {
  ...CALL_FACTS,
  announcedAt: true,
  publishedAt: true,
  settings: true,
  corrections: { orderBy: { number: "desc" }, select: CORRECTION },
  extensions: {
    orderBy: { at: "desc" },
    select: {
      id: true,
      oldClosesAt: true,
      newClosesAt: true,
      reason: true,
      at: true,
      byId: true,
      evidenceFileId: true,
    },
  },
} satisfies Prisma.CallSelect;

const permissions = (actor: Actor, call: CallFacts, state: CallState): ManagedCall["may"] => ({
  edit: canEditCall(actor, call) && isEditable(state),
  correct: canEditCall(actor, call) && correctableFields(state).length > 0,
  changeSettings: canEditCall(actor, call) && settingsChangeable(state),
  duplicate: canDraftCall(actor),
  announce: canEditCall(actor, call) && state === "DRAFT",
  extend: canExtendCall(actor, call) && call.phase === "ANNOUNCED",
  startScreening: canAdvanceCall(actor, call) && state === "CLOSED",
  publish: canPublishCall(actor, call) && state === "DECIDED",
});

async function namesById(ids: readonly (string | null)[]): Promise<(id: string | null) => string> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const people = await db.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => names.get(id ?? "") ?? "–";
}

/** One call with what the actor may do to it now. */
export async function getManagedCall(actor: Actor, callId: string, now: Date): Promise<ManagedCall> {
  const row = await db.call.findUnique({ where: { id: callId }, select: MANAGED });
  if (!row || !canViewCall(actor, row)) throw new AppError("NOT_FOUND", `call ${callId}`);
  const [counts, nameOf, files, rulebook, concerned, attached] = await Promise.all([
    proposalCounts([row.id]),
    namesById(row.extensions.map(({ byId }) => byId)),
    db.storedFile.findMany({
      where: { id: { in: row.extensions.flatMap(({ evidenceFileId }) => evidenceFileId ?? []) } },
      select: { id: true, name: true },
    }),
    rulebookInForce(db, row.opensAt),
    countConcerned(db, row.id, now),
    noticeFiles(db, row.id),
  ]);
  const state = callState(row, now);
  const { settings, corrections, ...facts } = row;
  return {
    ...facts,
    state,
    noticeFiles: attached,
    ...seatLimits(rulebook.content),
    extensions: row.extensions.map(({ byId, evidenceFileId, ...extension }) => {
      const file = files.find(({ id }) => id === evidenceFileId);
      return { ...extension, byName: nameOf(byId), evidence: file ? { fileId: file.id, name: file.name } : null };
    }),
    corrections: corrections.map(readCorrection),
    tabs: callTabs(actor, row),
    concerned,
    ownSettings: ownGroups(storedSettings(settings)),
    proposalCount: counts.get(row.id)?.begun ?? 0,
    submittedCount: counts.get(row.id)?.submitted ?? 0,
    changeable: changeableFields(state),
    may: permissions(actor, row, state),
  };
}

const rulebookFor = async (call: { rulebookVersion: number; rulebookFrozenAt: Date | null; opensAt: Date }) =>
  call.rulebookFrozenAt
    ? { version: call.rulebookVersion, content: await rulebookContent(db, call.rulebookVersion) }
    : rulebookInForce(db, call.opensAt); // P3: until the opening, the one that will be in force then

/** What the call asks beside the rulebook's default, for the editor and the preview. */
export async function getCallEditor(actor: Actor, callId: string, now: Date): Promise<CallEditor> {
  const call = await getManagedCall(actor, callId, now);
  const [{ version, content }, row] = await Promise.all([
    rulebookFor(call),
    db.call.findUniqueOrThrow({ where: { id: callId }, select: { settings: true } }),
  ]);
  return {
    call,
    settings: settingsOf(storedSettings(row.settings), content),
    rulebook: content,
    rulebookVersion: version,
  };
}

/** P3: the rulebook of a call and how it came to change, with what differs under each. */
export async function getCallRulebook(actor: Actor, callId: string, now: Date): Promise<CallRulebookPage> {
  const call = await getManagedCall(actor, callId, now);
  const [{ content }, rows, versions] = await Promise.all([
    rulebookFor(call),
    db.callRulebookAmendment.findMany({ where: { callId }, orderBy: { proposedAt: "desc" } }),
    db.rulebook.findMany({
      where: { version: { gt: call.rulebookVersion } },
      orderBy: { version: "asc" },
      select: { version: true, effectiveFrom: true },
    }),
  ]);
  const nameOf = await namesById(rows.flatMap((row) => [row.proposedById, row.decidedById]));
  const wanted = [...new Set(rows.flatMap((row) => [row.fromVersion, row.toVersion]))];
  const contents = new Map(
    await Promise.all(wanted.map(async (version) => [version, await rulebookContent(db, version)] as const)),
  );
  const waiting = rows.some((row) => row.status === "PROPOSED" || (row.status === "APPROVED" && !row.appliedAt));
  const amendable = call.rulebookFrozenAt !== null && isAmendable(call.state);
  return {
    call,
    rulebook: content,
    amendments: rows.map(({ proposedById, decidedById, callId: _call, ...row }) => ({
      ...row,
      proposedByName: nameOf(proposedById),
      decidedByName: decidedById ? nameOf(decidedById) : null,
      changes: changedFigures(contents.get(row.fromVersion) ?? content, contents.get(row.toVersion) ?? content),
    })),
    choices: versions,
    may: {
      propose: canEditCall(actor, call) && amendable && !waiting,
      decide:
        canApproveAmendment(actor, call) &&
        rows.some((row) => row.status === "PROPOSED" && row.proposedById !== actor.id),
    },
  };
}
