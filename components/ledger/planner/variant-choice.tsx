"use client";
import { useTranslations } from "next-intl";
import { periodText } from "@/components/teams/words";
import { Button } from "@/components/ui/button";
import { narrowingVariants, type Variant } from "@/lib/ledger/domain/forecast";
import type { PlannerView } from "@/lib/ledger/types/planner";
import { CountInput } from "./count-input";
import { arrows } from "./words";

type Props = { planner: PlannerView; variant: Variant; onChange: (variant: Variant, part?: string) => void };

/** P4, P5: how the field may narrow, one press each; and how many teams wait as lessors (A5). */
export function VariantChoice({ planner, variant, onChange }: Props) {
  const t = useTranslations("ledger.planner");
  const teams = useTranslations("teams");
  const { halfYears, narrowing, lessorExcludedThrough } = planner.rules;
  const now = arrows(variant.periods.map((one) => one.teams));
  return (
    <div className="mb-4 grid gap-3">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="mb-1.5 font-semibold">{t("variant")}</legend>
        {narrowingVariants(halfYears, narrowing).map(({ key, teams: counts }) => (
          <Button
            key={key}
            size="compact"
            aria-pressed={arrows(counts) === now}
            variant={arrows(counts) === now ? "primary" : "secondary"}
            onClick={() =>
              onChange({
                ...variant,
                periods: variant.periods.map((one, index) => ({ ...one, teams: counts[index] ?? one.teams })),
              })
            }
          >
            {t(`variants.${key}`, { teams: arrows(counts) })}
          </Button>
        ))}
      </fieldset>
      <div>
        <p className="font-semibold">{t("lessors")}</p>
        <p className="text-small text-text-2">
          {t("lessorsHelp", { through: periodText(teams, lessorExcludedThrough) })}
        </p>
        <span className="mt-1.5 inline-flex items-center gap-2">
          <CountInput
            label={t("lessors")}
            value={variant.lessors}
            maximum={100}
            onChange={(lessors) => onChange({ ...variant, lessors }, "lessors")}
          />
          {t("teamsUnit")}
        </span>
      </div>
    </div>
  );
}
