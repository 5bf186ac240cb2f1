import "server-only";
import type { Actor } from "@/lib/access/actor";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { approveSelectionInTx } from "@/lib/reviews/commands/approve-selection";
import { rulebookContent } from "@/lib/rulebook/queries";
import { createTeamsInTx } from "./create-teams";
import { Refused } from "./refused";
import { lockSeatsInTx } from "./seats";

type ApproveSelection = { decisionId: string; expectedVersion: number };
type Approved = { callId: string; teamIds: string[] };

/**
 * S9, L3: the director approves; reviews record it, and the selected proposals become teams with what they asked for (D1) in
 * the same transaction. Never more active teams than the rulebook's seats (P4).
 */
export async function approveSelection(actor: Actor, input: ApproveSelection, at: Date): Promise<Outcome<Approved>> {
  try {
    return await inTransactionAs(actor, async (tx) => {
      await lockSeatsInTx(tx);
      const approved = await approveSelectionInTx(tx, actor, input, at);
      if (!approved.ok) return approved;
      const { callId, reason, call, outcomes } = await tx.selectionDecision.findUniqueOrThrow({
        where: { id: input.decisionId },
        select: DECISION,
      });
      // After reviews' own checks, so that only who may decide learns how many seats are left.
      await assertSeats(tx, call, outcomes.length);
      const proposals = outcomes.map(({ proposal }) => ({ proposalId: proposal.id, ...proposal.leadOrganisation }));
      const teams = await createTeamsInTx(tx, actor, { callId, decisionId: input.decisionId, reason, proposals }, at);
      return ok({ callId, teamIds: teams.map((team) => team.teamId) });
    });
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
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

async function assertSeats(tx: Tx, call: { seats: number; rulebookVersion: number }, selected: number): Promise<void> {
  const { programme } = await rulebookContent(tx, call.rulebookVersion);
  const active = await tx.team.count({ where: { status: "ACTIVE" } });
  if (selected > Math.min(call.seats, programme.maxTeams - active)) {
    throw new Refused(refuse("SEATS_EXCEEDED", { selected, active, maximum: programme.maxTeams }));
  }
}
