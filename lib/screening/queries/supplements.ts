import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callState } from "@/lib/calls/domain/state";
import { rulebookOfCall } from "@/lib/calls/queries/settings";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { countingStatus } from "@/lib/proposals/domain/status";
import { windowRefusal } from "@/lib/proposals/domain/submission";
import { userNames } from "@/lib/proposals/queries/names";
import { canScreen } from "../domain/access";
import { offeredDueAt, requestRefusal, supplementableSections, supplementState } from "../domain/supplement";
import { isScreeningTime, type ScreenedProposal, screenedProposal } from "../queries";
import type { SupplementRow, SupplementsView } from "../types/supplement";
import { verdictWaits } from "./supplement-facts";

const rowsOf = (where: { proposalId: string; id?: string }) =>
  db.supplementRequest.findMany({
    where,
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    omit: { proposalId: true },
  });
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** A proposal whose call has closed, for whoever may look at its screening. */
export async function closedProposal(actor: Actor, proposalId: string, at: Date): Promise<ScreenedProposal> {
  const proposal = await screenedProposal(db, actor, proposalId);
  if (windowRefusal(callState(proposal.call, at)) !== "CALL_CLOSED")
    throw new AppError("NOT_FOUND", `supplements of ${proposal.id}: the call is open`);
  return proposal;
}

type Standing = { may: boolean; judged: boolean; at: Date };

function shown({ may, judged, at }: Standing, names: Map<string, string>) {
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? "") : null);
  return ({ requestedById, answeredById, cancelledById, sealId: _seal, status, ...row }: Row): SupplementRow => ({
    ...row,
    state: supplementState({ status, dueAt: row.dueAt }, at),
    requestedByName: nameOf(requestedById) ?? "",
    answeredByName: nameOf(answeredById),
    cancelledByName: nameOf(cancelledById),
    mayExtend: may && status === "OPEN" && !judged,
    mayCancel: may && status === "OPEN",
  });
}

async function described(actor: Actor, proposal: ScreenedProposal, rows: readonly Row[], at: Date) {
  const names = await userNames(
    db,
    rows.flatMap((row) => [row.requestedById, row.answeredById, row.cancelledById]),
  );
  const waits = await verdictWaits(db, proposal.id);
  const screens = canScreen(actor, proposal.callId);
  const judged = waits || countingStatus(proposal) !== "SUBMITTED";
  const may = screens && isScreeningTime(proposal.call, at);
  return { requests: rows.map(shown({ may, judged, at }, names)), waits, screens };
}

/** A10: the supplement requests of a proposal and what may be asked for now. A fixed number of queries. */
export async function getSupplements(actor: Actor, proposalId: string, at: Date): Promise<SupplementsView> {
  const proposal = await closedProposal(actor, proposalId, at);
  const rows = await rowsOf({ proposalId: proposal.id });
  const { requests, waits, screens } = await described(actor, proposal, rows, at);
  const refusal = requestRefusal({
    isScreeningTime: isScreeningTime(proposal.call, at),
    counting: countingStatus(proposal),
    verdictWaits: waits,
    standing: rows.find((row) => row.status === "OPEN") ?? null,
    now: at,
  });
  const rulebook = await rulebookOfCall(db, proposal.call);
  const days = rulebook.proposal.supplementDays;
  return {
    proposalId: proposal.id,
    receiptNumber: proposal.receiptNumber,
    requests,
    askable:
      screens && refusal === null
        ? { sections: supplementableSections(rulebook), dueAt: offeredDueAt(at, days), days }
        : null,
  };
}

/** One request of a proposal for whoever may look at its screening; else NOT_FOUND. */
export async function supplementOf(actor: Actor, proposalId: string, requestId: string, at: Date) {
  const proposal = await closedProposal(actor, proposalId, at);
  const rows = await rowsOf({ proposalId: proposal.id, id: requestId });
  const { requests } = await described(actor, proposal, rows, at);
  const [row, request] = [rows[0], requests[0]];
  if (!row || !request) throw new AppError("NOT_FOUND", `supplement request ${requestId} of ${proposalId}`);
  return { proposal, request, sealId: row.sealId };
}
