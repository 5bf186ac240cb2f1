import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { formatScore } from "@/lib/platform/format";
import type { StageResultView } from "@/lib/results/types";
import { namesOf, weightText } from "./words";

/** E2: the rule in the words one would use to a newspaper, from the plan itself. */
export async function HowDecided({ view }: { view: StageResultView }) {
  const t = await getTranslations("results");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  const { plan } = view;
  const parts = plan.parts.map((part) => `${names.part(part.key)} ${weightText(part.weightBasisPoints)}`).join(", ");
  const chain = plan.tieChain.filter((step) => step !== "total").map((step) => tieWords(step, names, t));
  const steps = [
    ...(plan.gates.length > 0
      ? [t("how.gates", { gates: plan.gates.map((one) => names.gate(one.key)).join(", ") })]
      : []),
    t("how.parts", { parts }),
    t("how.rank", { survivors: plan.survivors }),
    ...floorWords(plan, t),
    t("how.tie", { chain: chain.join(" → ") }),
  ];
  return (
    <Card title={t("how.title")}>
      <ol className="grid max-w-[46em] list-decimal gap-2 pl-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Card>
  );
}

/** What the floor takes away, and what the least of a range gives back. */
function floorWords(
  { minimumTotalHundredths: floor, leastSurvivors: least }: StageResultView["plan"],
  t: Awaited<ReturnType<typeof getTranslations<"results">>>,
): string[] {
  if (floor === null) return [];
  const points = formatScore(floor);
  return [least === undefined ? t("how.minimum", { points }) : t("how.range", { points, least })];
}

/** A link of the tie chain as people say it (S5). */
export function tieWords(
  step: string,
  names: ReturnType<typeof namesOf>,
  t: (key: "ties.total" | "ties.lot") => string,
): string {
  if (step === "total") return t("ties.total");
  if (step === "lot") return t("ties.lot");
  return names.part(step.slice("part:".length));
}
