"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { FieldSet } from "@/components/forms/field-set";
import { WonField } from "@/components/forms/won-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { monthsOf, spreadCost } from "@/lib/ledger/domain/pool-cost";
import { formatWon } from "@/lib/platform/format";

type Values = {
  validFrom: string;
  validTo: string;
  costWon: bigint | null;
  monthCosts: { month: string; amountWon: bigint | null }[];
};

/** G2: the cost spread over the period, or each month as the contract names it. */
export function MonthCostFields() {
  const t = useTranslations("ledger.form");
  const locale = useLocale();
  const { watch, setValue } = useFormContext<Values>();
  const [validFrom, validTo, costWon, own] = watch(["validFrom", "validTo", "costWon", "monthCosts"]);
  const months = validFrom && validFrom < validTo ? monthsOf({ validFrom, validTo }) : [];
  const named = new Map((own ?? []).map((one) => [one.month, one.amountWon]));
  const fits = months.length === named.size && months.every((month) => named.has(month));
  const fit = () =>
    setValue(
      "monthCosts",
      months.map((month) => ({ month, amountWon: named.get(month) ?? null })),
    );
  const begin = () => setValue("monthCosts", spreadCost({ validFrom, validTo, costWon: costWon ?? 0n }));
  if (!own || own.length === 0) {
    return (
      <FieldSet legend={t("months")}>
        <p className="text-text-2">{months.length > 0 ? t("monthsEven") : t("monthsPeriod")}</p>
        {months.length > 0 ? (
          <span>
            <Button type="button" size="compact" onClick={begin}>
              {t("monthsOwn")}
            </Button>
          </span>
        ) : null}
      </FieldSet>
    );
  }
  const sum = own.reduce((total, one) => total + (one.amountWon ?? 0n), 0n);
  return (
    <FieldSet legend={t("months")}>
      <div className="grid gap-4 md:grid-cols-2">
        {own.map(({ month }, index) => (
          <WonField key={month} name={`monthCosts.${index}.amountWon`} label={month.slice(0, 7).replace("-", ". ")} />
        ))}
      </div>
      {fits || months.length === 0 ? null : (
        <Notice
          tone="warning"
          title={t("monthsOff")}
          actions={
            <Button type="button" size="compact" onClick={fit}>
              {t("monthsFit")}
            </Button>
          }
        >
          {t("monthsOffBody")}
        </Notice>
      )}
      <p aria-live="polite" className="num">
        {t("monthsSum", { sum: formatWon(sum, locale), cost: formatWon(costWon ?? 0n, locale) })}
      </p>
      <span className="flex flex-wrap gap-2">
        <Button type="button" size="compact" onClick={() => setValue("monthCosts", [])}>
          {t("monthsEven")}
        </Button>
        <Button type="button" size="compact" onClick={begin}>
          {t("monthsRefill")}
        </Button>
      </span>
    </FieldSet>
  );
}
