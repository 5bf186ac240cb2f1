import { nameIn } from "@/components/stages/names";
import { formatPercent } from "@/lib/platform/format";
import type { Fraction } from "@/lib/references/domain/fraction";
import type { StageResultView } from "@/lib/results/types";
import { decimalText } from "@/lib/verification/domain/exact";

const MILLION = 1_000_000n;
const BASIS_POINTS = 10_000;
const HUNDRED = 100n;
const EXACT_DIGITS = 6;

/** Exact points of a numerator over 10,000 hundredths: 87402500 → 87.4025; two decimals at least. */
export function exactPoints(numerator: bigint): string {
  const [whole = "0", decimals = ""] = decimalText({ num: numerator, den: MILLION }, EXACT_DIGITS).split(".");
  return `${whole}.${decimals.padEnd(2, "0")}`;
}

/** Basis points as percentage points, two decimals at most. */
export const pointsText = ({ num, den }: Fraction): string => decimalText({ num, den: den * HUNDRED }, 2);

export const weightText = (basisPoints: number): string => formatPercent(basisPoints / BASIS_POINTS, 2);

/** A weight that has moved: 5,000 basis points and +1,250 → 62.5 %. */
export const movedText = (basisPoints: number, { num, den }: Fraction, sign: 1 | -1): string =>
  `${pointsText({ num: BigInt(basisPoints) * den + BigInt(sign) * num, den })}%`;

export const hundredthsOf = (numerator: bigint): number => Number(numerator / BigInt(BASIS_POINTS));

/** Names of teams, parts and gates in the page's language. */
export function namesOf({ teams, plan }: Pick<StageResultView, "teams" | "plan">, locale: string) {
  const named = (list: readonly { nameKo: string; nameEn: string }[], at: number): string => {
    const found = list[at];
    return found ? nameIn(locale, found) : "–";
  };
  const team = (teamId: string): string =>
    named(
      teams,
      teams.findIndex((one) => one.teamId === teamId),
    );
  return {
    team,
    teams: (teamIds: readonly string[]): string => teamIds.map(team).join(", "),
    part: (key: string): string =>
      named(
        plan.parts,
        plan.parts.findIndex((one) => one.key === key),
      ),
    gate: (key: string): string =>
      named(
        plan.gates,
        plan.gates.findIndex((one) => one.key === key),
      ),
  };
}

/** Teams above the cut line, as charts draw it; null where nobody or everybody is above it. */
export function cutAfter(rows: readonly { result: string; rank: number | null }[]): number | undefined {
  const ranked = rows.filter((row) => row.rank !== null);
  const advancing = ranked.filter((row) => row.result === "ADVANCE").length;
  return advancing > 0 && advancing < ranked.length ? advancing : undefined;
}
