/** Y1: how a model came from another, as the hub's metadata says it; from what is scored by default to what is only shown. */
export const RELATIONS = ["finetune", "adapter", "merge", "quantized"] as const;
export type Relation = (typeof RELATIONS)[number];

/** How a count becomes points: in proportion to the target, or to its logarithm, so that the first models weigh more. */
export const COUNT_SCALES = ["LINEAR", "LOGARITHMIC"] as const;
export type CountScale = (typeof COUNT_SCALES)[number];

/** E2, Y1, Y2: which derived models count and what the count is worth. */
export type DerivativesPlan = {
  /** The part of the plan that this computes; nobody enters it by hand. */
  partKey: string;
  /** Relations that count; the others are shown. */
  relations: Relation[];
  /** Models derived from derived models count as well. */
  countsIndirect: boolean;
  /** Models behind an access request count as public. */
  countsGated: boolean;
  /** Models whose weight files have no known hash count; otherwise they are held out until the hash is known. */
  countsUnknownWeights: boolean;
  /** Models of one owner that count at most: the earliest by date of creation, then by name. */
  ownerCap: number;
  /** Downloads that both snapshots must show. */
  minimumDownloads: number;
  /** Days that lie between the two snapshots at least. */
  snapshotDays: number;
  /** Days that a team has to dispute a rejection. */
  disputeDays: number;
  /** The count that gives 100 points; none gives 0. */
  scale: { kind: CountScale; target: number };
};

export type DerivativesProblem = "DERIVATIVES_PART_UNKNOWN" | "DERIVATIVES_PART_TAKEN" | "DERIVATIVES_NO_RELATIONS";

/** Parts that are computed otherwise: the verification's own, and the one of safety. */
type Verifying = { partKey: string; safety: { part?: { partKey: string } | undefined } | null };
type Plan = { derivatives?: DerivativesPlan | undefined; verification?: Verifying | undefined };

/** What keeps a plan of derivatives from being put before the teams; empty means it may. */
export function derivativesProblems(
  { derivatives, verification }: Plan,
  partKeys: readonly string[],
): DerivativesProblem[] {
  if (!derivatives) return [];
  const problems: [boolean, DerivativesProblem][] = [
    [!partKeys.includes(derivatives.partKey), "DERIVATIVES_PART_UNKNOWN"],
    [
      [verification?.partKey, verification?.safety?.part?.partKey].includes(derivatives.partKey),
      "DERIVATIVES_PART_TAKEN",
    ],
    [derivatives.relations.length === 0, "DERIVATIVES_NO_RELATIONS"],
  ];
  return problems.flatMap(([isSo, problem]) => (isSo ? [problem] : []));
}
