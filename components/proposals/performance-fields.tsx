"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { ComboboxField } from "@/components/forms/combobox-field";
import { FieldError } from "@/components/forms/field-error";
import { useField } from "@/components/forms/form-context";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { RowList } from "@/components/forms/row-list";
import { TextareaField } from "@/components/forms/textarea-field";
import { TypedField } from "@/components/forms/typed-field";
import { Button } from "@/components/ui/button";
import { formatDate, formatPercent } from "@/lib/platform/format";
import { withCatalogue } from "@/lib/proposals/domain/planned-target";
import type { PerformanceDraft } from "@/lib/proposals/domain/sections/performance";
import { LONG_TEXT_MAXIMUM } from "@/lib/proposals/domain/sections/section";
import type { SectionPage } from "@/lib/proposals/types";
import { fromMillionths, toMillionths } from "@/lib/references/domain/millionths";
import { FORMULAS } from "@/lib/references/domain/target-ratio";
import type { CatalogueChoices } from "@/lib/references/types";
import { inLanguage } from "./names";
import { FormulaTable, TargetsTable } from "./performance-tables";
import { useLiveDraft } from "./use-live-draft";

const NAME = "referenceModelKeys";

/** A score typed as decimal text and kept as exact millionths; text that is none stays text and is refused. */
const readScore = (text: string): bigint | string | null => {
  if (text.trim() === "") return null;
  const value = toMillionths(text);
  return value === null || value < 0n ? text : value;
};
const writeScore = (value: unknown): string => {
  if (typeof value === "bigint") return fromMillionths(value);
  return typeof value === "string" ? value : "";
};

type ModelsProps = { models: CatalogueChoices["models"]; chosen: readonly string[]; months: number };

/** E5: the models the plan is held against, found by typing. */
function ReferenceModels({ models, chosen, months }: ModelsProps) {
  const t = useTranslations("proposals.performance");
  const locale = useLocale();
  const { setValue, getValues } = useFormContext();
  const { id, error } = useField(NAME);
  const put = (change: (keys: string[]) => string[]) =>
    setValue(NAME, change([...(getValues(NAME) as string[])]), { shouldDirty: true });
  const optionsFor = (key: string) =>
    models
      .filter((model) => model.key === key || !chosen.includes(model.key))
      .map((model) => ({
        value: model.key,
        label: `${model.name} · ${model.organisation}`,
        hint: model.releasedOn ? t("releasedOn", { date: formatDate(model.releasedOn, locale) }) : undefined,
      }));
  return (
    <fieldset id={id} tabIndex={-1} className="grid gap-3">
      <legend className="float-left w-full text-card font-bold">{t("models")}</legend>
      <p className="clear-both text-small text-text-2">{t("modelsHelp", { months: String(months) })}</p>
      <FieldError id={id} error={error} />
      {chosen.map((key, index) => (
        <div key={`${NAME}.${String(index)}`} className="flex flex-wrap items-end gap-x-3 gap-y-1">
          <div className="min-w-0 flex-1">
            <ComboboxField
              name={`${NAME}.${index}`}
              label={t("model", { number: index + 1 })}
              options={optionsFor(key)}
            />
          </div>
          <Button
            size="compact"
            variant="ghost"
            aria-label={t("removeModel", { number: index + 1 })}
            onClick={() => put((keys) => keys.filter((_key, place) => place !== index))}
          >
            {t("remove")}
          </Button>
        </div>
      ))}
      <div>
        <Button size="compact" onClick={() => put((keys) => [...keys, ""])}>
          {t("addModel")}
        </Button>
      </div>
    </fieldset>
  );
}

const BLANK: PerformanceDraft["rows"][number] = {
  benchmarkKey: "",
  nameKo: "",
  nameEn: "",
  direction: "HIGHER",
  scaleMaxMillionths: 100_000_000n,
  ownMillionths: null,
};

type BenchmarksProps = { benchmarks: CatalogueChoices["benchmarks"]; draft: PerformanceDraft };

/** E5: the benchmarks the plan answers for, each with a target of its own. */
function Benchmarks({ benchmarks, draft }: BenchmarksProps) {
  const t = useTranslations("proposals.performance");
  const r = useTranslations("references.directions");
  const locale = useLocale();
  const found = (index: number) => benchmarks.find((one) => one.key === draft.rows[index]?.benchmarkKey);
  const taken = (index: number) => draft.rows.filter((_row, place) => place !== index).map((row) => row.benchmarkKey);
  return (
    <RowList
      columns={3}
      name="rows"
      legend={t("benchmarks")}
      help={t("benchmarksHelp")}
      addLabel={t("addBenchmark")}
      rowLabel={(index) => t("benchmarkRow", { number: index + 1 })}
      blank={BLANK}
    >
      {(path, index) => {
        const benchmark = found(index);
        return (
          <>
            <ComboboxField
              name={`${path}.benchmarkKey`}
              label={t("benchmark")}
              options={benchmarks
                .filter((one) => !taken(index).includes(one.key))
                .map((one) => ({
                  value: one.key,
                  label: inLanguage(locale, one.nameKo, one.nameEn),
                  hint: `${one.metric} · ${r(one.direction)}`,
                }))}
            />
            <TypedField<bigint>
              name={`${path}.ownMillionths`}
              label={t("own")}
              help={
                benchmark ? t("ownHelp", { maximum: fromMillionths(benchmark.scaleMaxMillionths) }) : t("ownHelpAny")
              }
              inputMode="decimal"
              width="max-w-40"
              read={readScore}
              write={writeScore}
            />
          </>
        );
      }}
    </RowList>
  );
}

/** ⑥ E5: reference models, benchmarks with own targets, the planned ratio by every formula, and how it is measured. */
export function PerformanceFields({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.performance");
  const r = useTranslations("references");
  const draft = useLiveDraft("performance", page.draft as SectionPage<"performance">["draft"]);
  const { targetRatioBasisPoints, referenceMonths } = page.rules;
  const catalogue = page.catalogue ?? { models: [], benchmarks: [], scores: [] };
  const table = withCatalogue(draft, catalogue);
  const names = new Map(catalogue.models.map((model) => [model.key, model.name]));
  return (
    <>
      <p className="text-text-2">{t("intro", { target: formatPercent(targetRatioBasisPoints / 10_000) })}</p>
      <ReferenceModels models={catalogue.models} chosen={draft.referenceModelKeys} months={referenceMonths} />
      <Benchmarks benchmarks={catalogue.benchmarks} draft={draft} />
      {table.rows.length > 0 ? (
        <section aria-label={t("standing")} className="grid gap-4">
          <h2 className="text-card">{t("standing")}</h2>
          <TargetsTable table={table} names={names} />
          <FormulaTable
            table={table}
            names={names}
            formulaKey={draft.formulaKey}
            targetBasisPoints={targetRatioBasisPoints}
          />
        </section>
      ) : null}
      <RadioGroupField
        name="formulaKey"
        label={t("formulaChoice")}
        help={t("formulaHelp")}
        options={FORMULAS.map((formula) => ({
          value: formula,
          label: r(`formulas.${formula}`),
          hint: r(`formulaHelp.${formula}`),
        }))}
      />
      <TextareaField
        name="method"
        label={t("method")}
        help={t("methodHelp")}
        example={<span className="whitespace-pre-line">{t("example")}</span>}
        rows={5}
        maximum={LONG_TEXT_MAXIMUM}
      />
    </>
  );
}
