"use client";
import { useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";

/** Running sum of the weights: 100 % or what is missing, said while typing. */
export function WeightSum({ count }: { count: number }) {
  const t = useTranslations("stages.form");
  const { control } = useFormContext();
  const weights: unknown[] = useWatch({
    control,
    name: Array.from({ length: count }, (_, index) => `plan.parts.${index}.weightPercent`),
  });
  // Hundredths of a percent, so that 33.33 + 66.67 is exactly 100.
  const sum =
    weights.reduce<number>((total, weight) => total + Math.round((typeof weight === "number" ? weight : 0) * 100), 0) /
    100;
  return (
    <p className={`num text-body ${sum === 100 ? "text-text-2" : "text-danger"}`} aria-live="polite">
      {sum === 100 ? t("weightsComplete") : t("weightsOff", { sum: String(sum) })}
    </p>
  );
}
