import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";

type LeaveProgramme = { teamId: string; status: "ELIMINATED" | "WITHDRAWN" };

/** E4: a team leaves, once. Callers authorise, and return its GPUs in the same transaction (G4); talent support stays (H2). */
export async function eliminateTeamInTx(tx: Tx, actor: Actor, input: LeaveProgramme, at: Date): Promise<void> {
  const { count } = await tx.team.updateMany({
    where: { id: input.teamId, status: "ACTIVE" },
    data: { status: input.status, leftAt: at, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `team ${input.teamId} is not active`);
  recordAudit(
    tx,
    actor,
    {
      type: "team.left",
      subjectType: "Team",
      subjectId: input.teamId,
      data: { from: "ACTIVE", to: input.status, leftAt: at },
    },
    at,
  );
}

/** S10: a team whose elimination was corrected is in the programme again. Callers authorise and hold the lock of seats. */
export async function returnTeamInTx(
  tx: Tx,
  actor: Actor,
  { teamId, decisionId }: { teamId: string; decisionId: string },
  at: Date,
): Promise<void> {
  const { count } = await tx.team.updateMany({
    where: { id: teamId, status: "ELIMINATED" },
    data: { status: "ACTIVE", leftAt: null, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `team ${teamId} was not eliminated`);
  const data = { from: "ELIMINATED" as const, to: "ACTIVE" as const, decisionId };
  recordAudit(tx, actor, { type: "team.returned", subjectType: "Team", subjectId: teamId, data }, at);
}
