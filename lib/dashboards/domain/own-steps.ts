import { type OwnStepKind, type Waiting, waitingFor } from "./waiting";

/** As JSON hands it over: instants are text. */
export type OwnStep = {
  kind: OwnStepKind;
  count: number;
  dueAt: string | null;
  /** The earliest year to settle: years are settled in order. */
  year: number | null;
  /** Null where there are several. */
  subjectId: string | null;
};
type Team = { id: string; nameKo: string; nameEn: string };

const PLACES: Record<OwnStepKind, (team: string, step: OwnStep) => string> = {
  castDataBallot: (team) => `/teams/${team}/data#vote`,
  confirmDeliveries: (team, { subjectId }) =>
    subjectId ? `/ledger/data/${subjectId}#deliveries` : `/teams/${team}/data#lots`,
  reportMilestones: (team) => `/teams/${team}/data#projects`,
  writeSettlements: (team, { year }) => `/teams/${team}/settlement/${year}`,
};

/** What a team's own people have to do, one item a kind, by when. */
export const ownStepWaiting = (team: Team, steps: readonly OwnStep[]): Waiting[] =>
  steps.flatMap((step) =>
    waitingFor({
      ...{ kind: step.kind, count: step.count, href: PLACES[step.kind](team.id, step) },
      about: { ko: team.nameKo, en: team.nameEn },
      dueAt: step.dueAt === null ? null : new Date(step.dueAt),
    }),
  );
