import type { ReactNode } from "react";
import { DashboardCell, DashboardGrid } from "@/components/layout/dashboard-grid";
import { Stack } from "@/components/layout/stack";
import type { Dashboard } from "@/lib/dashboards/types";
import { BudgetYears, GpuOverTime } from "./ledger-charts";
import { LedgerCheckCard } from "./ledger-check-card";
import { Administration, AuditState } from "./machinery-cards";
import { OwnProposals, OwnTeams } from "./own-proposals";
import { OwnReviews } from "./own-reviews";
import { ProgrammeRoad } from "./programme-road";
import { ProgrammeTiles } from "./programme-tiles";
import { RankingCard } from "./ranking-card";
import { ApplicationsByDay, ReviewProgress } from "./review-cards";
import { StageStandings } from "./stage-standings";
import { SupportByTeam } from "./support-by-team";
import { WaitingList } from "./waiting-list";

type Cell = { key: string; content: ReactNode };

const cells = (parts: Record<string, ReactNode>): Cell[] =>
  Object.entries(parts).flatMap(([key, content]) => (content ? [{ key, content }] : []));

/** Pictures and tables, in the wide column. */
const wideCells = (page: Dashboard): Cell[] =>
  cells({
    proposals: page.proposals && <OwnProposals proposals={page.proposals} />,
    reviews: page.reviews && <OwnReviews reviews={page.reviews} />,
    gpu: page.gpu && <GpuOverTime gpu={page.gpu} asOf={page.asOf} />,
    stage: page.followsStages && <StageStandings stage={page.stage} />,
    ranking: page.ranking && <RankingCard ranking={page.ranking} />,
    applications: page.applications && <ApplicationsByDay applications={page.applications} asOf={page.asOf} />,
    administration: page.administration && <Administration figures={page.administration} />,
  });

/** What stands beside them; what waits for the reader always first. */
const narrowCells = (page: Dashboard): Cell[] =>
  cells({
    waiting: <WaitingList items={page.waiting} asOf={page.asOf} />,
    teams: page.teams && page.teams.length > 0 && <OwnTeams teams={page.teams} />,
    support: page.support && <SupportByTeam support={page.support} />,
    review: page.review && page.review.kind !== "NONE" && <ReviewProgress review={page.review} />,
    budgets: page.budgets && <BudgetYears years={page.budgets} asOf={page.asOf} />,
    ledgerCheck: page.ledgerCheck && <LedgerCheckCard check={page.ledgerCheck.latest} />,
    audit: page.audit && <AuditState audit={page.audit} />,
  });

/** A row has a wide and a narrow cell; what has no partner shares a row with the next such, or fills its own. */
function rowsOf(wide: readonly Cell[], narrow: readonly Cell[]): (Cell & { span: 5 | 6 | 7 | 12 })[] {
  const paired = Math.min(wide.length, narrow.length);
  const rest = [...wide.slice(paired), ...narrow.slice(paired)];
  const both = Array.from({ length: paired }).flatMap((_, index) => [
    ...wide.slice(index, index + 1).map((cell) => ({ ...cell, span: 7 as const })),
    ...narrow.slice(index, index + 1).map((cell) => ({ ...cell, span: 5 as const })),
  ]);
  const alone = rest.length % 2 === 1 ? rest.length - 1 : -1;
  return [...both, ...rest.map((cell, index) => ({ ...cell, span: index === alone ? (12 as const) : (6 as const) }))];
}

/** One page composed of what its reader's roles let them see. */
export function DashboardPage({ page }: { page: Dashboard }) {
  const asks = page.review || page.followsStages || page.gpu || page.budgets;
  return (
    <Stack>
      {page.road ? <ProgrammeRoad steps={page.road} /> : null}
      {page.isStaff && asks ? <ProgrammeTiles dashboard={page} /> : null}
      <DashboardGrid>
        {rowsOf(wideCells(page), narrowCells(page)).map(({ key, span, content }) => (
          <DashboardCell key={key} span={span}>
            {content}
          </DashboardCell>
        ))}
      </DashboardGrid>
    </Stack>
  );
}
