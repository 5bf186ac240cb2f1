import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { seoulParts } from "@/lib/platform/format";
import type { SearchParams } from "@/lib/platform/list-query";
import { proposalsKeptFrom } from "@/lib/proposals/queries/conflicted";
import { canListContributions } from "../domain/access";
import { sumOf, type Verdict, verdictOf } from "../domain/standing";
import type { ContributionRow } from "../types";
import { contributionFacts } from "./contribution-facts";

/** How the overview may be narrowed: a year, and what a row asks for. */
export const CONTRIBUTION_FILTERS = ["all", "waiting", "short", "met"] as const;
export type ContributionFilter = (typeof CONTRIBUTION_FILTERS)[number];
export type ContributionQuery = { year: number | null; show: ContributionFilter };

/** The address of the overview, as the page and its export read it. */
export function contributionQuery(params: SearchParams): ContributionQuery {
  const year = Number(params.year);
  return {
    year: Number.isInteger(year) && year > 2000 ? year : null,
    show: CONTRIBUTION_FILTERS.find((one) => one === params.show) ?? "all",
  };
}

const LACKING: readonly Verdict[] = ["SHORT", "SHORT_CASH"];
function isShown({ show }: ContributionQuery, row: ContributionRow): boolean {
  if (show === "waiting") return row.waiting > 0;
  if (show === "short") return LACKING.includes(row.verdict);
  return show === "met" ? row.verdict === "MET" : true;
}

export type ContributionList = {
  rows: ContributionRow[];
  years: number[];
  year: number | null;
  query: ContributionQuery;
};

/** Teams and years as staff follow them; S3: not those of consortia they are kept from. Statements do not grow with teams. */
export async function listContributions(actor: Actor, query: ContributionQuery): Promise<ContributionList> {
  if (!canListContributions(actor)) throw new AppError("NOT_FOUND", "contributions");
  const teams = await db.team.findMany({
    where: {
      ...{ proposalId: { notIn: await proposalsKeptFrom(db, actor.id) } },
      OR: [{ agreement: { inForceId: { not: null } } }, { contributions: { some: {} } }],
    },
    orderBy: [{ nameKo: "asc" }, { id: "asc" }],
    select: { id: true, nameKo: true, nameEn: true, status: true },
  });
  const [facts, at] = await Promise.all([
    contributionFacts(
      db,
      teams.map(({ id }) => id),
    ),
    now(),
  ]);
  const currentYear = seoulParts(at).year;
  const all = teams.flatMap((team): ContributionRow[] => {
    const { standing = [], paidIn = [], settlements = {} } = facts.get(team.id) ?? {};
    return [...Map.groupBy(standing, (row) => row.year)].map(([year, rows]) => {
      const sum = { ...sumOf(rows), year };
      return {
        ...{ ...sum, key: `${team.id}:${year}`, teamId: team.id, teamKo: team.nameKo, teamEn: team.nameEn },
        ...{ teamStatus: team.status, verdict: verdictOf(sum, currentYear) },
        ...{ settlement: settlements[year] ?? null, isSettleable: year < currentYear || year in settlements },
        waiting: paidIn.filter((one) => one.year === year && one.status === "RECORDED").length,
      };
    });
  });
  const years = [...new Set(all.map((row) => row.year))].sort((a, b) => a - b);
  const year = query.year === null ? (years.findLast((one) => one <= currentYear) ?? years[0] ?? null) : query.year;
  return { rows: all.filter((row) => row.year === year && isShown(query, row)), years, year, query };
}

/** The same for download, with its reason (L2). */
export async function exportContributions(
  actor: Actor,
  params: SearchParams,
  reason: string,
): Promise<ContributionRow[]> {
  const { rows } = await listContributions(actor, contributionQuery(params));
  await recordAccess(db, actor, { kind: "EXPORT", subjectType: "Contribution", subjectId: "list", reason });
  return rows;
}
