import { narrowingVariants, type Variant } from "@/lib/ledger/domain/forecast";
import type { PlannerView } from "@/lib/ledger/types/planner";

/** What the page begins with: the rulebook's narrowing, and for each half-year the most agreed with any team, or the guidance. */
export function beginningVariant({ teams, rules }: PlannerView): Variant {
  const [plan] = narrowingVariants(rules.halfYears, rules.narrowing);
  return {
    lessors: teams.filter((team) => team.leadLeasesGpus).length,
    periods: rules.halfYears.map((halfYear, index) => {
      const agreed = teams.flatMap((team) => team.agreed.filter((one) => one.halfYear === halfYear));
      const guidance = rules.guidance.filter((one) => one.from <= halfYear).at(-1);
      const perTeam = Math.max(0, ...agreed.map((one) => one.gpuCount)) || (guidance?.minPerTeam ?? 0);
      return { halfYear, teams: plan?.teams[index] ?? 0, perTeam, extra: 0 };
    }),
  };
}
