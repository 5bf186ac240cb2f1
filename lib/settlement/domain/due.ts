import type { AgreementContent, AgreementFigure, Day, DutySpan } from "@/lib/agreements/domain/content";
import { worthBefore } from "@/lib/agreements/domain/duty";

/** D2, D3: what one organisation owes for one year at the openness of one span of the agreement. */
export type DueShare = {
  year: number;
  /** Index of the span. */
  span: number;
  organisationId: string;
  /** The whole team's support of that year and span. */
  supportWon: bigint;
  dueWon: bigint;
  dueCashWon: bigint;
};
type Terms = Pick<AgreementContent, "support" | "contribution">;

const FIRST_DAY: Day = "0000-01-01";
const LAST_DAY: Day = "9999-12-31";
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const yearOf = ({ period }: AgreementFigure): number => Number(period.slice(0, 4));
const roundedUp = (part: bigint, whole: bigint, of: bigint): bigint => (of === 0n ? 0n : (part * whole + of - 1n) / of);

/** From when until before when a span counts; the outer ends are open, since a figure may begin before the team did. */
function reach(spans: readonly DutySpan[], index: number): { from: Day; until: Day } {
  return {
    from: index === 0 ? FIRST_DAY : (spans[index]?.from ?? LAST_DAY),
    until: spans[index + 1]?.from ?? LAST_DAY,
  };
}

/** Support of each year that falls into a span. G4: when a team left, everything but talent counts until that day only (H2). */
function supportByYear({ support, contribution }: Terms, index: number, endsOn: Day | null): Map<number, bigint> {
  const { from, until } = reach(contribution.spans, index);
  const cost = BigInt(contribution.monthlyCostWonPerGpu);
  const years = new Map<number, bigint>();
  for (const figure of support) {
    const end = endsOn !== null && figure.resource !== "TALENT" ? endsOn : LAST_DAY;
    const before = (day: Day) => worthBefore(figure, earlier(day, end), cost);
    years.set(yearOf(figure), (years.get(yearOf(figure)) ?? 0n) + before(until) - before(from));
  }
  return new Map([...years].sort(([a], [b]) => a - b));
}

/**
 * D2, D3: the own contribution of the agreement in force by year, span and organisation. A span's minimum is spread over its years
 * as its support is: what is due through a year is rounded up, so that the years always add up to the agreement's own figure.
 */
export function dueShares(terms: Terms, endsOn: Day | null = null): DueShare[] {
  return terms.contribution.spans.flatMap((span, index) => {
    const whole = BigInt(span.supportWon);
    let through = 0n;
    return [...supportByYear(terms, index, endsOn)].flatMap(([year, supportWon]) => {
      const [before, after] = [through, through + supportWon];
      through = after;
      const share = (minimum: string) =>
        roundedUp(BigInt(minimum), after, whole) - roundedUp(BigInt(minimum), before, whole);
      return span.members.map((member) => ({
        ...{ year, span: index, organisationId: member.organisationId, supportWon },
        ...{ dueWon: share(member.minimumWon), dueCashWon: share(member.minimumCashWon) },
      }));
    });
  });
}
