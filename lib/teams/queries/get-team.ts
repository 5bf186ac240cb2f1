import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type RulebookContent, talentCapWon } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canRecordSupport, canViewTeam, isOwnTeam, viewableResources } from "../domain/access";
import {
  cellKey,
  figureOf,
  isLessorExcluded,
  nextStep,
  SUPPORT_RESOURCES,
  SUPPORT_STEPS,
  type SupportCell,
  type SupportResource,
  type SupportStepKind,
  type SupportStepRow,
  supportCells,
  supportPeriods,
} from "../domain/support";
import type { SupportCellView, SupportHistoryItem, SupportStepView, TeamView } from "../types";
import { teamFacts } from "./team-facts";

const TEAM = {
  call: { select: { code: true, titleKo: true, titleEn: true } },
  proposal: {
    select: {
      receiptNumber: true,
      titleKo: true,
      titleEn: true,
      members: {
        where: { declinedAt: null },
        orderBy: [{ role: "asc" as const }, { addedAt: "asc" as const }],
        select: { role: true, organisation: { select: { nameKo: true, nameEn: true, kind: true } } },
      },
    },
  },
  supportSteps: { orderBy: [{ at: "desc" as const }, { id: "desc" as const }] },
};

/** S8, D1: a team's own people read what they asked for and what was agreed, not how staff came to it. */
const STEPS_FOR_OWN: readonly SupportStepKind[] = ["REQUESTED", "AGREED"];

type Audience = { steps: readonly SupportStepKind[]; names: ReadonlyMap<string, string> | null };

function stepView(row: SupportStepRow, { names }: Audience): SupportStepView {
  return {
    value: figureOf(row) ?? 0,
    at: row.at,
    by: names?.get(row.byId) ?? null,
    reason: names ? row.reason : null,
  };
}

function cellView(
  rulebook: RulebookContent,
  facts: { leadLeasesGpus: boolean },
  place: { resource: SupportResource; period: string },
  cell: SupportCell | undefined,
  audience: Audience,
): SupportCellView {
  const steps: SupportCellView["steps"] = {};
  for (const step of audience.steps) {
    const row = cell?.steps[step];
    if (row) steps[step] = stepView(row, audience);
  }
  return {
    ...place,
    steps,
    next: audience.names ? nextStep(cell) : null,
    excluded: place.resource === "GPU" && isLessorExcluded(rulebook, facts.leadLeasesGpus, place.period),
    capWon: place.resource === "TALENT" ? talentCapWon(rulebook.talent, Number(place.period)) : null,
  };
}

const historyOf = (rows: readonly SupportStepRow[], audience: Audience): SupportHistoryItem[] =>
  rows
    .filter((row) => audience.steps.includes(row.step))
    .map((row) => ({
      key: row.id,
      step: row.step,
      resource: row.resource,
      period: row.period,
      ...stepView(row, audience),
    }));

async function namesOf(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const users = await reader.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map((user) => [user.id, user.name]));
}

/** One team for this reader: who they are, its support table, its history. Not visible → NOT_FOUND. */
export async function getTeam(actor: Actor, teamId: string): Promise<TeamView> {
  const facts = await teamFacts(db, teamId);
  const scope = { ...facts, isPublished: facts.callPhase === "PUBLISHED" };
  if (!canViewTeam(actor, scope)) throw new AppError("NOT_FOUND", `team ${teamId}`);
  const [rulebook, team] = await Promise.all([
    rulebookContent(db, facts.rulebookVersion),
    db.team.findUniqueOrThrow({ where: { id: teamId }, select: TEAM }),
  ]);
  const own = isOwnTeam(actor, scope);
  const staffResources = viewableResources(actor);
  const isStaff = staffResources.length > 0;
  const resources = isStaff ? staffResources : own ? [...SUPPORT_RESOURCES] : [];
  const rows = team.supportSteps.filter((row) => resources.includes(row.resource));
  const audience: Audience = isStaff
    ? {
        steps: SUPPORT_STEPS,
        names: await namesOf(
          db,
          rows.map((row) => row.byId),
        ),
      }
    : { steps: STEPS_FOR_OWN, names: null };
  const cells = supportCells(rows);
  const may = (step: "RECOMMENDED" | "DELIBERATED") =>
    resources.filter((resource) => canRecordSupport(actor, step, resource));
  return {
    ...facts,
    callCode: team.call.code,
    callTitleKo: team.call.titleKo,
    callTitleEn: team.call.titleEn,
    receiptNumber: team.proposal.receiptNumber,
    proposalTitleKo: team.proposal.titleKo,
    proposalTitleEn: team.proposal.titleEn,
    lessorExcludedThrough: rulebook.gpu.lessorExcludedThrough,
    dataGuidance: rulebook.data,
    gpuBlocks: rulebook.gpu.blocks,
    members: team.proposal.members.map(({ role, organisation }) => ({ role, ...organisation })),
    cells: resources.flatMap((resource) =>
      supportPeriods(rulebook, resource).map((period) =>
        cellView(rulebook, facts, { resource, period }, cells.get(cellKey({ resource, period })), audience),
      ),
    ),
    history: historyOf(rows, audience),
    canRecommend: may("RECOMMENDED"),
    canDeliberate: may("DELIBERATED"),
    isStaff,
  };
}
