"use client";
import { useTranslations } from "next-intl";
import { FieldSet } from "@/components/forms/field-set";
import { NumberField } from "@/components/forms/number-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { WonField } from "@/components/forms/won-field";
import { OPENNESS_LEVELS, type RulebookContent, SIZE_CLASSES } from "@/lib/rulebook/domain/rulebook";

const field = (name: string) => `numbers.${name}`;
const RESOURCES = ["GPU", "DATA", "TALENT"] as const;

function GpuFields({ content }: { content: RulebookContent }) {
  const t = useTranslations("rulebook.form");
  const groups = useTranslations("rulebook.groups");
  const units = useTranslations("rulebook.units");
  const figures = useTranslations("rulebook.figures");
  const halfYear = (value: string) => units("halfYear", { year: value.slice(0, 4), half: value.slice(4) });
  return (
    <FieldSet legend={groups("gpu")}>
      <SelectField
        name={field("lessorExcludedThrough")}
        label={t("lessor")}
        options={content.gpu.halfYears.map((value) => ({ value, label: halfYear(value) }))}
      />
      <TextField name={field("blocks")} label={t("blocks")} help={t("listHelp")} width="short" />
      {content.gpu.guidance.flatMap(({ from }) => [
        <NumberField
          key={`${from}-min`}
          name={field(`guidance.${from}.minPerTeam`)}
          label={t("guidanceMin", { from: halfYear(from) })}
          unit={t("unitGpus")}
        />,
        <NumberField
          key={`${from}-max`}
          name={field(`guidance.${from}.maxPerTeam`)}
          label={t("guidanceMax", { from: halfYear(from) })}
          help={t("guidanceMaxHelp")}
          unit={t("unitGpus")}
          optional
        />,
      ])}
      <WonField name={field("monthlyCostWonPerGpu")} label={t("gpuMonthly")} />
      <NumberField name={field("lowUsePercent")} label={figures("lowUse")} unit="%" decimals={2} />
      <NumberField name={field("reportDueDays")} label={figures("reportDueDays")} unit={t("unitDays")} />
    </FieldSet>
  );
}

/** What a team may be given, and by which agency (P1). */
export function SupportFields({ content }: { content: RulebookContent }) {
  const t = useTranslations("rulebook.form");
  const groups = useTranslations("rulebook.groups");
  const figures = useTranslations("rulebook.figures");
  return (
    <>
      <FieldSet legend={t("agencies")}>
        {RESOURCES.map((kind) => (
          <TextField
            key={kind}
            name={field(`agencies.${kind}`)}
            label={figures("agency", { name: figures(`resources.${kind}`) })}
            width="short"
          />
        ))}
      </FieldSet>
      <GpuFields content={content} />
      <FieldSet legend={groups("data")}>
        <WonField name={field("jointPerYearWon")} label={t("joint")} />
        <WonField name={field("ownPerYearMinWon")} label={t("ownMin")} />
        <WonField name={field("ownPerYearMaxWon")} label={t("ownMax")} />
      </FieldSet>
      <FieldSet legend={groups("talent")}>
        <WonField name={field("talentPerYearWon")} label={t("talent")} />
        {content.talent.yearCaps.map(({ year }) => (
          <WonField key={year} name={field(`talentCapsWon.${year}`)} label={t("talentCap", { year: String(year) })} />
        ))}
        <NumberField name={field("talentMatchPercent")} label={figures("talentMatch")} unit="%" decimals={2} />
      </FieldSet>
    </>
  );
}

/** D2: the least share a size of organisation pays, by how open the model is, and how much of it is money. */
export function ContributionFields() {
  const t = useTranslations("rulebook.form");
  const groups = useTranslations("rulebook.groups");
  const sizes = useTranslations("organisations.sizes");
  const levels = useTranslations("openness.levelsShort");
  return (
    <FieldSet legend={groups("contribution")} help={t("ratesHelp")}>
      {SIZE_CLASSES.map((size) => (
        <FieldSet key={size} legend={sizes(size)}>
          <div className="grid grid-cols-[minmax(0,1fr)] items-end gap-4 sm:grid-cols-2 lg:grid-cols-5">
            {OPENNESS_LEVELS.map((level) => (
              <NumberField
                key={level}
                name={field(`ratePercent.${size}.${level}`)}
                label={levels(level)}
                unit="%"
                decimals={2}
              />
            ))}
            <NumberField name={field(`cashPercent.${size}`)} label={t("cashShare")} unit="%" decimals={2} />
          </div>
        </FieldSet>
      ))}
    </FieldSet>
  );
}
