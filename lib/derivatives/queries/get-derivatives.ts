import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { ListQuery } from "@/lib/platform/list-query";
import { isPublished } from "@/lib/stages/domain/state";
import { getStage } from "@/lib/stages/queries/get-stage";
import type { StageDetail } from "@/lib/stages/types";
import { takesListings } from "../commands/import-listing";
import type { CountSheet } from "../domain/count-sheet";
import { CANDIDATE_STATES } from "../domain/judge";
import { countHundredths } from "../domain/points";
import { buildPublicCount } from "../domain/public-count";
import { treeOf } from "../domain/tree";
import type {
  CountView,
  DerivativesView,
  PublishedCounts,
  ReadingView,
  SnapshotPoint,
  StateCounts,
  TeamView,
} from "../types";
import { candidateRows, type Judged, judged, listed } from "./candidate-rows";
import { currentCount } from "./current-count";
import { type downloadsByDay, familiesOf, type TeamFamily } from "./families";

const REGISTRATION = ["CONSULTATION", "FROZEN", "RUNNING"];

function growthOf(family: TeamFamily, downloads: Awaited<ReturnType<typeof downloadsByDay>>): SnapshotPoint[] {
  const ids = new Set(family.candidates.map((one) => one.id));
  const days = Map.groupBy(
    downloads.filter((one) => ids.has(one.candidateId)),
    (one) => one.takenOn.toISOString().slice(0, 10),
  );
  return family.taken.map((takenOn) => {
    const rows = days.get(takenOn) ?? [];
    return { takenOn, models: rows.length, downloads: rows.reduce((sum, one) => sum + one.downloads, 0) };
  });
}

const statesOf = (family: TeamFamily): StateCounts => {
  const counts = Object.fromEntries(CANDIDATE_STATES.map((state) => [state, 0])) as StateCounts;
  for (const { state } of family.candidates) counts[state] += 1;
  return counts;
};

async function readingsOf(stageId: string): Promise<Map<string, ReadingView>> {
  const rows = await db.derivativeReading.findMany({
    where: { stageTeam: { stageId } },
    distinct: ["stageTeamId"],
    orderBy: [{ stageTeamId: "asc" }, { requestedAt: "desc" }],
    select: {
      stageTeamId: true,
      state: true,
      pages: true,
      models: true,
      problem: true,
      detail: true,
      requestedAt: true,
    },
  });
  return new Map(rows.map(({ stageTeamId, ...reading }) => [stageTeamId, reading]));
}

async function latestCount(stageId: string) {
  const row = await db.derivativeCount.findFirst({
    where: { stageId },
    orderBy: [{ frozenAt: "desc" }, { id: "desc" }],
    select: { sheet: true, sheetHash: true, publicHash: true, frozenAt: true, frozenById: true },
  });
  if (!row) return null;
  const by = await db.user.findUnique({ where: { id: row.frozenById }, select: { name: true } });
  return { ...row, frozenBy: by?.name ?? "–" };
}

type Latest = NonNullable<Awaited<ReturnType<typeof latestCount>>>;
function publishedOf({ sheet, publicHash, frozenAt }: Latest): PublishedCounts {
  const full = JSON.parse(sheet) as CountSheet;
  const rows = full.results.flatMap(({ teamId, count, scoreHundredths }) => {
    const team = full.teams.find((one) => one.teamId === teamId);
    return team ? [{ teamId, nameKo: team.nameKo, nameEn: team.nameEn, count, scoreHundredths }] : [];
  });
  return { rows, frozenAt, publicHash: publicHash ?? buildPublicCount(full).sha256 };
}

type Facts = {
  stage: StageDetail;
  plan: NonNullable<StageDetail["plan"]["derivatives"]>;
  all: Judged[];
  downloads: Awaited<ReturnType<typeof downloadsByDay>>;
  readings: ReadonlyMap<string, ReadingView>;
  canImport: boolean;
};

function teamView(family: TeamFamily, { stage, plan, all, downloads, readings, canImport }: Facts): TeamView {
  const entry = stage.teams.find((team) => team.teamId === family.teamId);
  const members = all.filter((one) => one.family === family);
  const counts = (one: Judged): boolean => one.verdicts.get(one.candidate.repository)?.counts === true;
  const count = members.filter(counts).length;
  const { base, teamId, nameKo, nameEn, isActive, snapshots } = family;
  const isOwn = entry?.isOwn === true;
  const isFixed = family.taken.length > 0;
  const registers = REGISTRATION.includes(stage.state) && isActive;
  return {
    ...{ teamId, nameKo, nameEn, isOwn, isActive, snapshots, count },
    base: base.repository === "" ? null : { ...base, knowsWeights: base.weights !== null },
    states: statesOf(family),
    scoreHundredths: countHundredths(plan.scale, count),
    growth: growthOf(family, downloads),
    tree: treeOf(
      base.repository,
      members.map((one) => ({ ...one.candidate, counts: counts(one) })),
    ),
    reading: canImport ? (readings.get(family.stageTeamId) ?? null) : null,
    may: {
      register: registers && (stage.may.plan || (isOwn && !isFixed)),
      changeRepository: !isFixed,
      import: canImport && isActive && base.repository !== "",
    },
  };
}

/** Y1, Y2: derivatives of a stage for this reader: staff see every team's, a team its own; counts of all once they are published. */
export async function getDerivatives(
  actor: Actor,
  stageId: string,
  query: ListQuery,
  at: Date,
): Promise<{ stage: StageDetail; derivatives: DerivativesView | null }> {
  const stage = await getStage(actor, stageId);
  const plan = stage.plan.derivatives;
  if (!plan) return { stage, derivatives: null };
  const { viewScores: viewAll } = stage.may;
  const own = new Set(stage.teams.filter((team) => team.isOwn).map((team) => team.teamId));
  const { families, downloads } = await familiesOf(db, stageId, plan);
  const visible = families.filter((family) => viewAll || own.has(family.teamId));
  const isOpen = takesListings(stage.state);
  const decides = stage.may.enterScores;
  const canImport = decides && isOpen;
  const all = judged(visible, plan, stage.cutoffOn.toISOString().slice(0, 10));
  const readings = canImport ? await readingsOf(stageId) : new Map<string, ReadingView>();
  const found = listed(all, query);
  const page = found.slice((query.page - 1) * query.pageSize, query.page * query.pageSize);
  const latest = viewAll || isPublished(stage.state) ? await latestCount(stageId) : null;
  return {
    stage,
    derivatives: {
      plan,
      teams: visible.map((family) => teamView(family, { stage, plan, all, downloads, readings, canImport })),
      rows: await candidateRows(actor, page, { decides, isOpen, own, at }),
      total: found.length,
      count: latest && viewAll ? countView(latest, currentCount(stage, families)?.sha256) : null,
      published: latest && isPublished(stage.state) ? publishedOf(latest) : null,
      hubOrigin: canImport && env.HUB_URL ? new URL(env.HUB_URL).origin : null,
      may: { import: canImport, decide: decides && isOpen, freeze: decides && stage.state === "RUNNING", viewAll },
    },
  };
}

const countView = ({ sheetHash, frozenAt, frozenBy }: Latest, current: string | undefined): CountView => ({
  sheetHash,
  frozenAt,
  frozenBy,
  isCurrent: current === sheetHash,
});
