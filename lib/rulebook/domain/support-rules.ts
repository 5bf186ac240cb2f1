/** G5: when a team is reminded of how it uses its GPUs. */
export type UtilisationRules = {
  /** A week below this share of the GPU-hours reported as available is low use. */
  lowUseBasisPoints: number;
  /** Days after a day or a week has ended within which it is to be reported. */
  reportDueDays: number;
};

/** H1, H2: caps of a team by year, and how long support goes on. */
export type TalentRules = {
  perYearWon: bigint;
  yearCaps: { year: number; capWon: bigint }[];
  lastYear: number;
  /** The government's share of the cost, at most. */
  matchBasisPoints: number;
};
