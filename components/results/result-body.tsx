import { Stack } from "@/components/layout/stack";
import { TargetHistory } from "@/components/verification/target-history";
import type { EnteredCell, StageResultView } from "@/lib/results/types";
import { Arithmetic, ContributionChart, GateTable } from "./arithmetic";
import { HowDecided } from "./how-decided";
import { PreviousStage } from "./previous";
import { Ranking } from "./ranking";
import { ResultRecord } from "./record";
import { SensitivityPanel } from "./sensitivity";
import { EnteredTable, SourceTable } from "./sources";

type Props = {
  view: StageResultView;
  asOf: Date;
  /** Pages of the portal, behind computed parts, that this reader may open. */
  open: readonly ("contest" | "verification" | "derivatives")[];
  /** For staff only; null elsewhere. */
  entered: readonly EnteredCell[] | null;
};

/** A stage's result from the ranking to the hash, the same for a team, an official and a newspaper. */
export function ResultBody({ view, asOf, open, entered }: Props) {
  const isPublished = view.stage.publishedAt !== null;
  return (
    <Stack>
      <Ranking view={view} />
      <HowDecided view={view} />
      <GateTable view={view} />
      <ContributionChart view={view} asOf={asOf} />
      <Arithmetic view={view} />
      <SensitivityPanel view={view} asOf={asOf} />
      <PreviousStage view={view} />
      <TargetHistory history={view.history} asOf={asOf} />
      <SourceTable view={view} open={open} />
      {entered ? <EnteredTable view={view} entered={entered} /> : null}
      <ResultRecord view={view} isPublic={isPublished} />
    </Stack>
  );
}
