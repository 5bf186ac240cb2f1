import "server-only";
import { db } from "@/lib/platform/db";
import type { SupportResource, SupportStepKind, TeamStatus } from "@/lib/teams/domain/support";

export type TeamFigures = {
  id: string;
  callId: string;
  nameKo: string;
  nameEn: string;
  status: TeamStatus;
  gpuCount: number | null;
  dataWon: bigint | null;
  talentWon: bigint | null;
  hasAgreed: boolean;
  waiting: { resource: SupportResource; step: SupportStepKind; count: number }[] | null;
};

/**
 * Every team with what is agreed for it in a half-year and a year, of the resources this person may read (P1), and how many
 * cells stand at which step (D1: the latest row of a cell counts). One statement.
 */
export function supportFigures(
  resources: readonly SupportResource[],
  period: { halfYear: string; year: string },
): Promise<TeamFigures[]> {
  return db.$queryRaw<TeamFigures[]>`
    WITH step AS (
      SELECT DISTINCT ON (s."teamId", s.resource, s.period, s.step) s.*
      FROM "SupportStep" s WHERE s.resource::text = ANY(${[...resources]})
      ORDER BY s."teamId", s.resource, s.period, s.step, s.at DESC, s.id DESC
    ), latest AS (
      SELECT DISTINCT ON ("teamId", resource, period) * FROM step
      ORDER BY "teamId", resource, period, at DESC, id DESC
    ), agreed AS (
      SELECT "teamId",
        (sum("gpuCount") FILTER (WHERE resource = 'GPU' AND period = ${period.halfYear}))::int AS gpu,
        (sum("amountWon") FILTER (WHERE resource IN ('DATA_JOINT', 'DATA_OWN') AND period = ${period.year}))::bigint AS data,
        (sum("amountWon") FILTER (WHERE resource = 'TALENT' AND period = ${period.year}))::bigint AS talent
      FROM step WHERE step = 'AGREED' GROUP BY "teamId"
    ), open AS (
      SELECT "teamId", json_agg(json_build_object('resource', resource, 'step', step, 'count', count)) AS waiting FROM (
        SELECT "teamId", resource, step, count(*)::int AS count FROM latest WHERE step <> 'AGREED' GROUP BY 1, 2, 3) w
      GROUP BY "teamId"
    )
    SELECT t.id, t."callId", t."nameKo", t."nameEn", t.status::text, a.gpu AS "gpuCount", a.data AS "dataWon",
      a.talent AS "talentWon",
      EXISTS (SELECT 1 FROM "SupportStep" s WHERE s."teamId" = t.id AND s.step = 'AGREED') AS "hasAgreed", o.waiting
    FROM "Team" t LEFT JOIN agreed a ON a."teamId" = t.id LEFT JOIN open o ON o."teamId" = t.id
    ORDER BY t.status, t."nameKo" COLLATE "ko-x-icu"`;
}
