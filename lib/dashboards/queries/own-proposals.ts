import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { listProposals } from "@/lib/proposals/queries/list-proposals";
import type { SelectionResult } from "@/lib/reviews/domain/selection";
import type { StageVerdict } from "@/lib/stages/domain/result";
import { isPublished, type StageState } from "@/lib/stages/domain/state";
import type { TeamStatus } from "@/lib/teams/domain/support";
import { type OwnStep, ownStepWaiting } from "../domain/own-steps";
import { type Waiting, waitingFor } from "../domain/waiting";
import type { MyProposal, MyTeam } from "../types";
import { ownStepRows } from "./own-step-rows";

/** S8, S10: results of own proposals as they stand after objections, of published calls only. */
const publishedResults = (proposalIds: readonly string[]) => db.$queryRaw<
  { proposalId: string; result: SelectionResult }[]
>`
  SELECT o."proposalId", coalesce(x."to", o.result)::text AS result FROM "SelectionOutcome" o
  LEFT JOIN "OutcomeChange" x ON x."outcomeId" = o.id
  JOIN "SelectionDecision" d ON d.id = o."decisionId" AND d.status = 'APPROVED'
  JOIN "Call" c ON c.id = d."callId" AND c.phase = 'PUBLISHED'
  WHERE o."proposalId" = ANY(${[...proposalIds]})`;

/** An applicant's own proposals, and what each asks of them now. */
export async function ownProposals(actor: Actor, at: Date): Promise<{ proposals: MyProposal[]; waiting: Waiting[] }> {
  const rows = await listProposals(actor, at);
  const results = rows.length > 0 ? await publishedResults(rows.map(({ id }) => id)) : [];
  const resultOf = new Map(results.map(({ proposalId, result }) => [proposalId, result]));
  const proposals = rows.map(
    ({ id, titleKo, titleEn, state, call, completeCount, sectionCount }): MyProposal => ({
      ...{ id, titleKo, titleEn, state },
      call: { titleKo: call.titleKo, titleEn: call.titleEn, state: call.state, closesAt: call.closesAt },
      open: call.state === "OPEN",
      incomplete: sectionCount - completeCount,
      result: resultOf.get(id) ?? null,
    }),
  );
  const waiting = rows.flatMap((row): Waiting[] => {
    const about = { ko: row.titleKo, en: row.titleEn || row.titleKo };
    if (row.supplementDueAt !== null)
      return waitingFor({
        ...{ kind: "answerSupplement", count: 1, about, dueAt: row.supplementDueAt, href: `/proposals/${row.id}` },
      });
    if (row.call.state !== "OPEN") return [];
    const item = { about, dueAt: row.call.closesAt };
    const incomplete = row.sectionCount - row.completeCount;
    const ready = incomplete === 0;
    return [
      ...waitingFor({ ...item, kind: "answerInvitation", count: row.waitingOrganisations.length, href: "/proposals" }),
      ...waitingFor(
        row.state === "DRAFT" &&
          !ready && { ...item, kind: "finishSections", count: incomplete, href: `/proposals/${row.id}` },
      ),
      ...waitingFor(
        row.state === "DRAFT" &&
          ready && { ...item, kind: "submitProposal", count: 1, href: `/proposals/${row.id}/check` },
      ),
      ...waitingFor(
        row.state === "REOPENED" && { ...item, kind: "resubmitProposal", count: 1, href: `/proposals/${row.id}` },
      ),
    ];
  });
  return { proposals, waiting };
}

type TeamRow = {
  id: string;
  nameKo: string;
  nameEn: string;
  status: TeamStatus;
  agreedGpu: number | null;
  speaks: boolean;
  stages:
    | {
        stageId: string;
        titleKo: string;
        titleEn: string;
        state: StageState;
        answered: boolean;
        result: StageVerdict | null;
      }[]
    | null;
  steps: OwnStep[] | null;
};

/** Teams of a person's own proposals once results are published, each with its stages and what waits. One statement. */
const teamRows = (userId: string, halfYear: string, at: Date) => db.$queryRaw<TeamRow[]>`
  SELECT t.id, t."nameKo", t."nameEn", t.status::text,
    (SELECT s."gpuCount" FROM "SupportStep" s WHERE s."teamId" = t.id AND s.resource = 'GPU' AND s.period = ${halfYear}
       AND s.step = 'AGREED' ORDER BY s.at DESC, s.id DESC LIMIT 1) AS "agreedGpu",
    EXISTS (SELECT 1 FROM "ProposalPerson" p WHERE p."proposalId" = t."proposalId" AND p."userId" = ${userId}
            AND p.role IN ('LEAD_MANAGER', 'SIGNER')) AS speaks,
    (SELECT json_agg(json_build_object('stageId', g.id, 'titleKo', g."titleKo", 'titleEn', g."titleEn", 'state', g.state,
         'answered', st."consentPlanVersion" IS NOT NULL AND st."consentPlanVersion" = g.version,
         'result', (SELECT o.result FROM "StageOutcome" o JOIN "StageDecision" d ON d.id = o."decisionId"
                    WHERE o."stageTeamId" = st.id AND d.status = 'APPROVED' AND g.state IN ('PUBLISHED', 'FINAL')
                    ORDER BY d."decidedAt" DESC LIMIT 1))
       ORDER BY g.number)
     FROM "StageTeam" st JOIN "Stage" g ON g.id = st."stageId" AND g.state <> 'PLANNED' WHERE st."teamId" = t.id) AS stages,
    (SELECT json_agg(w) FROM (${ownStepRows(at)}) w) AS steps
  FROM (SELECT ${userId}::text AS id) me CROSS JOIN "Team" t JOIN "Call" c ON c.id = t."callId" AND c.phase = 'PUBLISHED'
  WHERE EXISTS (SELECT 1 FROM "ProposalPerson" p WHERE p."proposalId" = t."proposalId" AND p."userId" = ${userId}
                AND p.role IN ('LEAD_MANAGER', 'EDITOR', 'SIGNER'))
  ORDER BY t."joinedAt", t.id`;

export async function ownTeams(
  actor: Actor,
  halfYear: string,
  at: Date,
): Promise<{ teams: MyTeam[]; waiting: Waiting[] }> {
  const rows = await teamRows(actor.id, halfYear, at);
  const teams = rows.map(({ id: teamId, nameKo, nameEn, status, agreedGpu, stages }): MyTeam => {
    const last = stages?.at(-1);
    // Decided is not published: a team must not read its own result from a status (E4).
    const hidden = last !== undefined && !isPublished(last.state) && status === "ELIMINATED";
    return {
      ...{ teamId, nameKo, nameEn, agreedGpu, status: hidden ? "ACTIVE" : status },
      stage: last
        ? {
            ...{ stageId: last.stageId, titleKo: last.titleKo, titleEn: last.titleEn, result: last.result },
            state: last.state,
          }
        : null,
    };
  });
  const consents = rows.flatMap(({ speaks, status, stages }) =>
    (stages ?? []).flatMap(({ stageId, state, answered, titleKo, titleEn }) =>
      waitingFor(
        speaks &&
          status === "ACTIVE" &&
          state === "CONSULTATION" &&
          !answered && {
            ...{ kind: "giveConsent", count: 1, about: { ko: titleKo, en: titleEn }, href: `/stages/${stageId}` },
          },
      ),
    ),
  );
  return { teams, waiting: [...consents, ...rows.flatMap((team) => ownStepWaiting(team, team.steps ?? []))] };
}
