export const STAGE_STATES = [
  "PLANNED",
  "CONSULTATION",
  "FROZEN",
  "RUNNING",
  "SCORED",
  "DELIBERATION",
  "DECIDED",
  "PUBLISHED",
  "FINAL",
] as const;
export type StageState = (typeof STAGE_STATES)[number];

/** E3: the only ways on. SCORED reopens to RUNNING for a correction, DELIBERATION returns to SCORED when the director sends it back. */
const WAYS: Record<StageState, readonly StageState[]> = {
  PLANNED: ["CONSULTATION"],
  CONSULTATION: ["PLANNED", "FROZEN"],
  FROZEN: ["RUNNING"],
  RUNNING: ["SCORED"],
  SCORED: ["RUNNING", "DELIBERATION"],
  DELIBERATION: ["SCORED", "DECIDED"],
  DECIDED: ["PUBLISHED"],
  PUBLISHED: ["FINAL"],
  FINAL: [],
};

export const mayMove = (from: StageState, to: StageState): boolean => WAYS[from].includes(to);

/** States in which part scores and gate verdicts may be written. */
export const acceptsScores = (state: StageState): boolean => state === "RUNNING";

/** P3: when a frozen plan may still be amended: not once a result was computed by it. */
export const isAmendable = (state: StageState): boolean =>
  state === "FROZEN" || state === "RUNNING" || state === "SCORED";

export const isPlanOpen = (state: StageState): boolean => state === "PLANNED" || state === "CONSULTATION";

/** E4: what teams and the public may see of the outcome. */
export const isPublished = (state: StageState): boolean => state === "PUBLISHED" || state === "FINAL";

const COMPUTED: readonly StageState[] = ["SCORED", "DELIBERATION", "DECIDED"];

/** E3, S3: a result is read by staff who may see scores from the end of scoring on, by everybody concerned once published. */
export const isResultOpen = (stage: { state: StageState; may: { viewScores: boolean } }): boolean =>
  isPublished(stage.state) || (stage.may.viewScores && COMPUTED.includes(stage.state));

export type ConsentRow = {
  teamId: string;
  active: boolean;
  consent: "AGREED" | "OBJECTED" | null;
  consentPlanVersion: number | null;
};

/** E2: teams that have not spoken on the plan as it now stands. An objection is an answer; silence is not. */
export const silentTeams = (rows: readonly ConsentRow[], planVersion: number): string[] =>
  rows
    .filter((row) => row.active && (row.consent === null || row.consentPlanVersion !== planVersion))
    .map((row) => row.teamId);
