import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callState } from "@/lib/calls/domain/state";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { proposalState } from "@/lib/proposals/domain/status";
import { windowRefusal } from "@/lib/proposals/domain/submission";
import { userNames } from "@/lib/proposals/queries/names";
import { canConfirmVerdict, canScreen } from "../domain/access";
import { automaticFindings } from "../domain/rules";
import { isScreeningTime, screenedProposal } from "../queries";
import type { ScreeningPage, VerdictRow } from "../types";
import { screeningFacts } from "./facts";

/**
 * A10: the screening of one proposal, its rules looked at anew in what was sealed. The page that shows it records the
 * reading (L2). NOT_FOUND before the closing: nothing is looked into while rivals still write theirs.
 */
export async function getScreening(actor: Actor, proposalId: string, at: Date): Promise<ScreeningPage> {
  const proposal = await screenedProposal(db, actor, proposalId);
  if (windowRefusal(callState(proposal.call, at)) !== "CALL_CLOSED")
    throw new AppError("NOT_FOUND", `screening of ${proposal.id}: the call is open`);
  const facts = await screeningFacts(db, proposal);
  const verdicts = await db.screeningVerdict.findMany({
    where: { proposalId: proposal.id },
    orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
    omit: { proposalId: true },
  });
  const names = await userNames(
    db,
    verdicts.flatMap((row) => [row.proposedById, row.decidedById]),
  );
  const isTime = isScreeningTime(proposal.call, at);
  return {
    proposalId: proposal.id,
    receiptNumber: proposal.receiptNumber,
    state: proposalState(proposal),
    rules: automaticFindings(facts),
    verdicts: verdicts.map(
      ({ proposedById, decidedById, ...row }): VerdictRow => ({
        ...row,
        proposedByName: names.get(proposedById) ?? "",
        decidedByName: decidedById ? (names.get(decidedById) ?? "") : null,
        mayDecide: isTime && row.status === "PROPOSED" && canConfirmVerdict(actor, proposal.callId, proposedById),
      }),
    ),
    mayScreen: isTime && canScreen(actor, proposal.callId),
  };
}
