import "server-only";
import type { Actor } from "@/lib/access/actor";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { approveSelectionInTx } from "@/lib/reviews/commands/approve-selection";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canApproveSelection } from "../domain/access";
import { createTeamsInTx } from "./create-teams";

type ApproveSelection = { decisionId: string; expectedVersion: number };
type Approved = { callId: string; teamIds: string[] };

/** One lock for every approval that seats teams, whatever the call: the count below is then nobody else's to change. */
const SEATS_LOCK = 710_205_004;

/**
 * S9, L3: the director approves; reviews record it, and the selected proposals become teams with what they asked for (D1) in
 * the same transaction. Never more active teams than the rulebook's seats (P4).
 */
export function approveSelection(actor: Actor, input: ApproveSelection, at: Date): Promise<Outcome<Approved>> {
  return inTransaction(async (tx) => {
    if (!canApproveSelection(actor)) throw new AppError("NOT_FOUND", `decision ${input.decisionId}`);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEATS_LOCK})`;
    const decision = await selectedOf(tx, input.decisionId);
    const refusal = await seatsRefusal(tx, decision);
    if (refusal) return refusal;
    const approved = await approveSelectionInTx(tx, actor, input, at);
    if (!approved.ok) return approved;
    const { callId, reason, selected } = decision;
    const proposals = selected.map(({ proposal }) => ({
      proposalId: proposal.id,
      nameKo: proposal.leadOrganisation.nameKo,
      nameEn: proposal.leadOrganisation.nameEn,
    }));
    const teams = await createTeamsInTx(tx, actor, { callId, decisionId: input.decisionId, reason, proposals }, at);
    return ok({ callId, teamIds: teams.map((team) => team.teamId) });
  });
}

const DECISION = {
  callId: true,
  reason: true,
  call: { select: { seats: true, rulebookVersion: true } },
  outcomes: {
    where: { result: "SELECTED" as const },
    orderBy: { rank: "asc" as const },
    select: {
      proposal: { select: { id: true, leadOrganisation: { select: { nameKo: true, nameEn: true } } } },
    },
  },
};

async function selectedOf(tx: Tx, decisionId: string) {
  const decision = await tx.selectionDecision.findUnique({ where: { id: decisionId }, select: DECISION });
  if (!decision) throw new AppError("NOT_FOUND", `decision ${decisionId}`);
  return { ...decision, selected: decision.outcomes };
}

async function seatsRefusal(tx: Tx, decision: Awaited<ReturnType<typeof selectedOf>>) {
  const { programme } = await rulebookContent(tx, decision.call.rulebookVersion);
  const active = await tx.team.count({ where: { status: "ACTIVE" } });
  const seats = Math.min(decision.call.seats, programme.maxTeams - active);
  return decision.selected.length > seats
    ? refuse("SEATS_EXCEEDED", { selected: decision.selected.length, active, maximum: programme.maxTeams })
    : null;
}
