"use client";
import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { ComboboxField } from "@/components/forms/combobox-field";
import { FieldSet } from "@/components/forms/field-set";
import { NumberField } from "@/components/forms/number-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { RowList } from "@/components/forms/row-list";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { formatDate } from "@/lib/platform/format";
import { writtenDay } from "@/lib/references/domain/released";
import { FORMULAS } from "@/lib/references/domain/target-ratio";
import type { CatalogueChoices } from "@/lib/references/types";
import { HAZARD_GRADES, HAZARDS, outsideWindow, RUNNERS, SAFETY_MEASURES } from "@/lib/stages/domain/verification-plan";
import type { createStageSchema } from "@/lib/stages/schema";
import type { StageDraft } from "@/lib/stages/types";
import { nameIn } from "./names";

/** What a plan may choose from: the rulebook's numbers and the catalogue. */
export type Offered = Pick<StageDraft, "maxTeams" | "targetBasisPoints" | "referenceMonths"> &
  Pick<CatalogueChoices, "models" | "benchmarks">;
type Plan = z.input<typeof createStageSchema>["plan"];
type Props = { plan: Plan; offered: Offered };

const NAME = "plan.verification";
const BLANK = { benchmarkKey: "", task: "", metric: "", filter: "none", shots: null, weight: 1 };

/** E2, E5, V1–V4: how the verification part is computed; nothing of it while the part is entered by hand. */
export function VerificationFields({ plan, offered }: Props) {
  const t = useTranslations("stages.verification");
  const isComputed = useWatch({ name: `${NAME}.isComputed` }) === true;
  return (
    <FieldSet legend={t("legend")} help={t("help")}>
      <CheckboxField name={`${NAME}.isComputed`} label={t("isComputed")} />
      {isComputed ? (
        <>
          <Benchmarks offered={offered} />
          <References offered={offered} />
          <Counting plan={plan} />
          <Safety plan={plan} />
        </>
      ) : null}
    </FieldSet>
  );
}

function Benchmarks({ offered }: { offered: Offered }) {
  const t = useTranslations("stages.verification");
  const r = useTranslations("references.directions");
  const locale = useLocale();
  const options = offered.benchmarks.map((one) => ({
    value: one.key,
    label: nameIn(locale, one),
    hint: [one.metric, r(one.direction)].filter((part) => part !== "").join(" · "),
  }));
  return (
    <RowList
      name={`${NAME}.benchmarks`}
      legend={t("benchmarks")}
      help={t("benchmarksHelp")}
      addLabel={t("addBenchmark")}
      rowLabel={(index) => t("benchmarkRow", { number: index + 1 })}
      blank={BLANK}
      columns={3}
    >
      {(path) => (
        <>
          <div className="col-span-full">
            <ComboboxField name={`${path}.benchmarkKey`} label={t("benchmark")} options={options} />
          </div>
          <TextField name={`${path}.task`} label={t("task")} />
          <TextField name={`${path}.metric`} label={t("metric")} />
          <TextField name={`${path}.filter`} label={t("filter")} />
          <NumberField name={`${path}.shots`} label={t("shots")} optional />
          <NumberField name={`${path}.weight`} label={t("weight")} />
        </>
      )}
    </RowList>
  );
}

function References({ offered }: { offered: Offered }) {
  const t = useTranslations("stages.verification");
  const locale = useLocale();
  const cutoff = writtenDay(String(useWatch({ name: "cutoffOn" }) ?? ""));
  const outside = new Set(cutoff ? outsideWindow(offered.models, cutoff, offered.referenceMonths) : []);
  const options = offered.models
    .filter((model) => !outside.has(model.key))
    .map((model) => ({
      value: model.key,
      label: `${model.name} · ${model.organisation}`,
      hint: model.releasedOn ? formatDate(model.releasedOn, locale) : undefined,
    }));
  return (
    <RowList
      name={`${NAME}.referenceModels`}
      legend={t("references")}
      help={t("referencesHelp", { months: offered.referenceMonths, count: options.length })}
      addLabel={t("addReference")}
      rowLabel={(index) => t("referenceRow", { number: index + 1 })}
      blank={{ key: "" }}
    >
      {(path) => <ComboboxField name={`${path}.key`} label={t("reference")} options={options} />}
    </RowList>
  );
}

function Counting({ plan }: { plan: Plan }) {
  const t = useTranslations("stages.verification");
  const r = useTranslations("references");
  const locale = useLocale();
  return (
    <>
      <RadioGroupField
        name={`${NAME}.formula`}
        label={t("formula")}
        help={t("formulaHelp")}
        options={FORMULAS.map((value) => ({ value, label: r(`formulas.${value}`), hint: r(`formulaHelp.${value}`) }))}
      />
      <RadioGroupField
        name={`${NAME}.missingOwn`}
        label={t("missingOwn")}
        options={(["BLOCK", "WORST"] as const).map((value) => ({ value, label: t(`missingOwnRules.${value}`) }))}
      />
      <RadioGroupField
        name={`${NAME}.missingReference`}
        label={t("missingReference")}
        options={(["BLOCK", "LEAVE_OUT"] as const).map((value) => ({
          value,
          label: t(`missingReferenceRules.${value}`),
        }))}
      />
      <CheckboxGroupField
        name={`${NAME}.runners`}
        label={t("runners")}
        help={t("runnersHelp")}
        options={RUNNERS.map((value) => ({ value, label: t(`runnerNames.${value}`) }))}
      />
      <NumberField name={`${NAME}.repeats`} label={t("repeats")} unit={t("repeatsUnit")} help={t("repeatsHelp")} />
      <NumberField name={`${NAME}.zeroPercent`} label={t("zero")} unit="%" decimals={2} help={t("zeroHelp")} />
      <NumberField name={`${NAME}.fullPercent`} label={t("full")} unit="%" decimals={2} help={t("fullHelp")} />
      <SelectField
        name={`${NAME}.partKey`}
        label={t("part")}
        options={plan.parts.map((part) => ({ value: part.key, label: nameIn(locale, part) }))}
      />
    </>
  );
}

function Safety({ plan }: { plan: Plan }) {
  const t = useTranslations("stages.verification");
  const h = useTranslations("stages.hazards");
  const g = useTranslations("stages.grades");
  const locale = useLocale();
  const isGate = useWatch({ name: `${NAME}.safetyGateKey` }) !== "";
  const isPart = useWatch({ name: `${NAME}.safetyPartKey` }) !== "";
  return (
    <>
      <RadioGroupField
        name={`${NAME}.safetyGateKey`}
        label={t("safety")}
        help={t("safetyHelp")}
        options={[
          ...plan.gates.map((gate) => ({
            value: gate.key,
            label: t("safetyGate", { gate: nameIn(locale, gate) }),
          })),
          { value: "", label: t("safetyByHand") },
        ]}
      />
      <SelectField
        name={`${NAME}.safetyPartKey`}
        label={t("safetyPart")}
        help={t("safetyPartHelp")}
        options={[
          { value: "", label: t("safetyNoPart") },
          ...plan.parts.map((part) => ({ value: part.key, label: nameIn(locale, part) })),
        ]}
      />
      {isPart ? (
        <RadioGroupField
          name={`${NAME}.safetyMeasure`}
          label={t("safetyMeasure")}
          options={SAFETY_MEASURES.map((value) => ({ value, label: t(`safetyMeasures.${value}`) }))}
        />
      ) : null}
      {isGate || isPart ? (
        <>
          <CheckboxGroupField
            name={`${NAME}.hazards`}
            label={t("hazards")}
            options={HAZARDS.map((value) => ({ value, label: h(value) }))}
          />
          <SelectField
            name={`${NAME}.worst`}
            label={t("worst")}
            help={t("worstHelp")}
            options={HAZARD_GRADES.slice(0, -1).map((value) => ({ value, label: g(value) }))}
          />
        </>
      ) : null}
    </>
  );
}
