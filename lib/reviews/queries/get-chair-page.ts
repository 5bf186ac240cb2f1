import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callFacts } from "@/lib/calls/queries";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { conflictedProposalIds } from "@/lib/proposals/queries/conflicted";
import { canPreside } from "../domain/access";
import type { ChairPage } from "../types";
import { cellState } from "./cell-state";
import { panelCells } from "./get-panel-page";
import { callHeading, proposalHeading } from "./headings";
import { panelFacts, seatedMembers } from "./panel-facts";
import { raisedFlags } from "./raised-flags";

async function chairPage(actor: Actor, panelId: string): Promise<ChairPage> {
  const panel = await panelFacts(db, panelId);
  if (panel.status === "FORMING" || !panel.members.some((seat) => canPreside(actor, { ...seat, panelId })))
    throw new AppError("NOT_FOUND", `panel ${panelId}`);
  const call = await callFacts(db, panel.callId);
  const { proposals, cells, bound } = await panelCells(db, panel.callId, panelId);
  const closed = await conflictedProposalIds(db, actor.id);
  const flags = await raisedFlags(db, panelId);
  const seated = seatedMembers(panel);
  return {
    panelId,
    nameKo: panel.nameKo,
    nameEn: panel.nameEn,
    call: callHeading(call),
    dueAt: panel.dueAt,
    seats: seated.map(({ seatNo }) => seatNo),
    mayReopen: call.phase === "IN_REVIEW",
    rows: proposals.map((proposal) => ({
      ...proposalHeading(proposal),
      closedToChair: closed.has(proposal.id),
      flags: closed.has(proposal.id) ? [] : (flags.get(proposal.id) ?? []),
      sheets: closed.has(proposal.id)
        ? []
        : seated.map(({ id, userId, seatNo }) => {
            const cell = cells.get(`${id}/${proposal.id}`);
            const isBound = bound.has(`${userId}/${proposal.id}`);
            const sheet = cell?.sheets[0];
            return {
              seatNo,
              state: cellState(cell, isBound),
              sheetId: sheet?.id ?? null,
              version: sheet?.version ?? null,
              revision: sheet?.revision ?? 0,
            };
          }),
    })),
  };
}

/** S6: how far the panel is, for its chair; seats, not names, and nothing of a proposal that is closed to the chair (S3). */
export const getChairPage = (actor: Actor, panelId: string): Promise<ChairPage> =>
  actingAs(actor, () => chairPage(actor, panelId));
