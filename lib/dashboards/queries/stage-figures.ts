import "server-only";
import { db } from "@/lib/platform/db";
import type { StageVerdict } from "@/lib/stages/domain/result";
import type { StageState } from "@/lib/stages/domain/state";
import { stagePlanSchema } from "@/lib/stages/schema";
import type { TeamStatus } from "@/lib/teams/domain/support";

export type StageTeamFigures = {
  teamId: string;
  nameKo: string;
  nameEn: string;
  status: TeamStatus;
  consent: "AGREED" | "OBJECTED" | null;
  consentPlanVersion: number | null;
  parts: Record<string, number> | null;
  gates: Record<string, boolean> | null;
};
type Outcome = { teamId: string; result: StageVerdict; rank: number | null; displayHundredths: number | null };
type Row = {
  id: string;
  number: number;
  state: StageState;
  titleKo: string;
  titleEn: string;
  cutoffOn: string;
  plan: unknown;
  planHash: string | null;
  version: number;
  /** S3: the reader is bound to the proposal of one of its teams. */
  bound: boolean;
  teams: StageTeamFigures[] | null;
  decision: { status: "PROPOSED" | "APPROVED"; proposedById: string; outcomes: Outcome[] | null } | null;
};
export type StageFigures = Omit<Row, "plan" | "teams"> & {
  plan: ReturnType<typeof stagePlanSchema.parse>;
  teams: StageTeamFigures[];
};

/** Every stage with its teams, their cells and the decision that stands, in one statement. Authorises nobody. */
export async function stageFigures(userId: string): Promise<StageFigures[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.id, s.number, s.state::text, s."titleKo", s."titleEn", s."cutoffOn"::text, s.plan, s."planHash", s.version,
      EXISTS (SELECT 1 FROM "StageTeam" st JOIN "Team" t ON t.id = st."teamId" JOIN "BoundPerson" b
              ON b."proposalId" = t."proposalId" AND b."userId" = ${userId} WHERE st."stageId" = s.id) AS bound,
      (SELECT json_agg(json_build_object('teamId', t.id, 'nameKo', t."nameKo", 'nameEn', t."nameEn", 'status', t.status,
           'consent', st.consent, 'consentPlanVersion', st."consentPlanVersion",
           'parts', (SELECT json_object_agg(p."partKey", p."scoreHundredths") FROM "StagePartScore" p WHERE p."stageTeamId" = st.id),
           'gates', (SELECT json_object_agg(g."gateKey", g.passed) FROM "StageGateResult" g WHERE g."stageTeamId" = st.id))
         ORDER BY t."nameKo" COLLATE "ko-x-icu")
       FROM "StageTeam" st JOIN "Team" t ON t.id = st."teamId" WHERE st."stageId" = s.id) AS teams,
      (SELECT json_build_object('status', d.status, 'proposedById', d."proposedById", 'outcomes',
           (SELECT json_agg(json_build_object('teamId', st."teamId", 'result', o.result, 'rank', o.rank,
              'displayHundredths', o."displayHundredths")) FROM "StageOutcome" o
            JOIN "StageTeam" st ON st.id = o."stageTeamId" WHERE o."decisionId" = d.id))
       FROM "StageDecision" d WHERE d."stageId" = s.id AND d.status <> 'RETURNED'
         -- S10: a proposed correction of what is published is nobody's to see yet.
         AND NOT (d.status = 'PROPOSED' AND d."correctsId" IS NOT NULL)
       ORDER BY d."proposedAt" DESC LIMIT 1) AS decision
    FROM "Stage" s ORDER BY s.number`;
  return rows.map(({ plan, teams, ...row }) => ({ ...row, plan: stagePlanSchema.parse(plan), teams: teams ?? [] }));
}
