import "server-only";
import { db } from "@/lib/platform/db";
import type { TeamPeople } from "../domain/access";
import { isPublished, type StageState } from "../domain/state";
import type { StageObjections } from "../types";
import { objectionStanding } from "./objection-standing";

type StageRow = { id: string; state: StageState };

/** S10: where the reader's own teams may object, and for staff who see the scores where all objections stand; null before publication. */
export async function stageObjections(
  stage: StageRow,
  own: readonly TeamPeople[],
  viewStanding: boolean,
): Promise<StageObjections | null> {
  if (!isPublished(stage.state)) return null;
  const rows = await db.stageTeam.findMany({
    where: { stageId: stage.id, teamId: { in: own.map(({ teamId }) => teamId) } },
    orderBy: { team: { nameKo: "asc" } },
    select: { teamId: true, team: { select: { proposalId: true } }, objection: { select: { number: true } } },
  });
  return {
    own: rows.map(({ teamId, team, objection }) => ({
      ...{ teamId, proposalId: team.proposalId, number: objection?.number ?? null },
    })),
    standing: viewStanding ? await objectionStanding(db, stage.id) : null,
  };
}
