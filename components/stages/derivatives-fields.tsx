"use client";
import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { FieldSet } from "@/components/forms/field-set";
import { NumberField } from "@/components/forms/number-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { SelectField } from "@/components/forms/select-field";
import { COUNT_SCALES, RELATIONS } from "@/lib/stages/domain/derivatives-plan";
import type { createStageSchema } from "@/lib/stages/schema";
import { nameIn } from "./names";

type Plan = z.input<typeof createStageSchema>["plan"];
const NAME = "plan.derivatives";

/** E2, Y1, Y2: which derived models count and what the count is worth; nothing of it while the part is entered by hand. */
export function DerivativesFields({ plan }: { plan: Plan }) {
  const t = useTranslations("stages.derivatives");
  const locale = useLocale();
  const isComputed = useWatch({ name: `${NAME}.isComputed` }) === true;
  return (
    <FieldSet legend={t("legend")} help={t("help")}>
      <CheckboxField name={`${NAME}.isComputed`} label={t("isComputed")} />
      {isComputed ? (
        <>
          <CheckboxGroupField
            name={`${NAME}.relations`}
            label={t("relations")}
            help={t("relationsHelp")}
            options={RELATIONS.map((value) => ({ value, label: t(`relationNames.${value}`) }))}
          />
          <CheckboxField name={`${NAME}.countsIndirect`} label={t("countsIndirect")} />
          <CheckboxField name={`${NAME}.countsGated`} label={t("countsGated")} />
          <CheckboxField
            name={`${NAME}.countsUnknownWeights`}
            label={t("countsUnknownWeights")}
            help={t("countsUnknownWeightsHelp")}
          />
          <NumberField
            name={`${NAME}.ownerCap`}
            label={t("ownerCap")}
            unit={t("modelsUnit")}
            help={t("ownerCapHelp")}
          />
          <NumberField
            name={`${NAME}.minimumDownloads`}
            label={t("minimumDownloads")}
            unit={t("downloadsUnit")}
            help={t("minimumDownloadsHelp")}
          />
          <NumberField name={`${NAME}.snapshotDays`} label={t("snapshotDays")} unit={t("daysUnit")} />
          <NumberField name={`${NAME}.disputeDays`} label={t("disputeDays")} unit={t("daysUnit")} />
          <RadioGroupField
            name={`${NAME}.scaleKind`}
            label={t("scaleKind")}
            options={COUNT_SCALES.map((value) => ({
              value,
              label: t(`scaleKinds.${value}`),
              hint: t(`scaleHints.${value}`),
            }))}
          />
          <NumberField name={`${NAME}.target`} label={t("target")} unit={t("modelsUnit")} help={t("targetHelp")} />
          <SelectField
            name={`${NAME}.partKey`}
            label={t("part")}
            options={plan.parts.map((part) => ({ value: part.key, label: nameIn(locale, part) }))}
          />
        </>
      ) : null}
    </FieldSet>
  );
}
