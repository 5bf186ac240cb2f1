import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import type { Tx } from "@/lib/platform/db";
import { sealedProposals } from "@/lib/proposals/queries";
import { requestedSupport } from "../domain/requested";
import { appendSteps } from "./append-steps";

type CreateTeams = {
  callId: string;
  decisionId: string | null;
  /** Kept as REQUESTED's reason: where the figures come from. */
  reason: string;
  proposals: { proposalId: string; nameKo: string; nameEn: string }[];
};

/** Teams of selected proposals, each with what its sealed proposal asks for as step REQUESTED (D1). Callers authorise and hold the seat lock. */
export async function createTeamsInTx(
  tx: Tx,
  actor: Actor,
  input: CreateTeams,
  at: Date,
): Promise<{ teamId: string; proposalId: string }[]> {
  const sealed = new Map((await sealedProposals(tx, input.callId)).map((row) => [row.proposalId, row.sealed]));
  const created: { teamId: string; proposalId: string }[] = [];
  for (const { proposalId, nameKo, nameEn } of input.proposals) {
    const team = await tx.team.create({
      data: { callId: input.callId, proposalId, nameKo, nameEn, joinedAt: at },
      select: { id: true },
    });
    created.push({ teamId: team.id, proposalId });
    recordAudit(
      tx,
      actor,
      {
        type: "team.created",
        subjectType: "Team",
        subjectId: team.id,
        data: { callId: input.callId, proposalId, decisionId: input.decisionId, nameKo },
      },
      at,
    );
    const content = sealed.get(proposalId);
    if (!content) continue;
    await appendSteps(
      tx,
      actor,
      {
        teamId: team.id,
        step: "REQUESTED",
        reason: input.reason,
        entries: requestedSupport(content),
        cells: new Map(),
      },
      at,
    );
  }
  return created;
}
