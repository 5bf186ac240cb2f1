"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateTimeField } from "@/components/forms/date-time-field";
import { FieldSet } from "@/components/forms/field-set";
import { NumberField } from "@/components/forms/number-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { CommitteeFields, PanelFields, PeriodFields } from "./amendment-process-fields";
import { ContributionFields, SupportFields } from "./amendment-support-fields";

type Props = { content: RulebookContent };
const field = (name: string) => `numbers.${name}`;

function ProgrammeFields() {
  const t = useTranslations("rulebook.form");
  const groups = useTranslations("rulebook.groups");
  return (
    <FieldSet legend={groups("programme")}>
      <NumberField name={field("maxTeams")} label={t("maxTeams")} unit={t("unitTeams")} />
      <TextField name={field("narrowing")} label={t("narrowing")} help={t("narrowingHelp")} width="short" />
      <NumberField name={field("stageMonths")} label={t("stageMonths")} unit={t("unitMonths")} />
      <NumberField name={field("targetPercent")} label={t("targetPercent")} unit="%" decimals={2} />
      <NumberField name={field("referenceMonths")} label={t("referenceMonths")} unit={t("unitMonths")} />
    </FieldSet>
  );
}

function RubricFields({ content }: Props) {
  const t = useTranslations("rulebook.form");
  const groups = useTranslations("rulebook.groups");
  const locale = useLocale();
  return (
    <FieldSet legend={groups("rubric")} help={t("pointsHelp")}>
      {content.rubric.criteria.flatMap((criterion) =>
        [criterion, ...criterion.subCriteria].map((one) => {
          const name = locale === "ko" ? one.nameKo : one.nameEn;
          const parent = locale === "ko" ? criterion.nameKo : criterion.nameEn;
          return (
            <NumberField
              key={`${criterion.key}.${one.key}`}
              name={field(`points.${one.key}`)}
              label={one === criterion ? name : `${parent} – ${name}`}
              unit={t("unitPoints")}
              decimals={2}
            />
          );
        }),
      )}
      <NumberField name={field("commentMinLength")} label={t("commentMin")} unit={t("unitChars")} />
      <NumberField name={field("opinionMinLength")} label={t("opinionMin")} unit={t("unitChars")} />
    </FieldSet>
  );
}

function SelectionFields() {
  const t = useTranslations("rulebook.form");
  const groups = useTranslations("rulebook.groups");
  return (
    <FieldSet legend={groups("aggregation")}>
      <NumberField name={field("trimFromSheets")} label={t("trim")} unit={t("unitSheets")} />
      <NumberField name={field("cutoffPoints")} label={t("cutoff")} unit={t("unitPoints")} decimals={2} />
      <NumberField name={field("reserveCount")} label={t("reserve")} unit={t("unitTeams")} />
    </FieldSet>
  );
}

function StageFields({ content }: Props) {
  const t = useTranslations("rulebook.form");
  const groups = useTranslations("rulebook.groups");
  const locale = useLocale();
  return (
    <FieldSet legend={groups("stage")} help={t("weightsHelp")}>
      {content.stage.parts.map((part) => (
        <NumberField
          key={part.key}
          name={field(`weights.${part.key}`)}
          label={locale === "ko" ? part.nameKo : part.nameEn}
          unit="%"
          decimals={2}
        />
      ))}
      <NumberField
        name={field("sensitivityPercent")}
        label={t("sensitivity")}
        help={t("sensitivityHelp")}
        unit={t("unitPercentagePoints")}
        decimals={2}
      />
    </FieldSet>
  );
}

/** Every number that may be amended, filled with the version it begins from. */
export function AmendmentFields({ content }: Props) {
  const t = useTranslations("rulebook.form");
  return (
    <>
      <ProgrammeFields />
      <RubricFields content={content} />
      <SelectionFields />
      <PanelFields />
      <SupportFields content={content} />
      <ContributionFields />
      <StageFields content={content} />
      <PeriodFields />
      <CommitteeFields />
      <FieldSet legend={t("why")}>
        <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} rows={3} minimum={10} maximum={1_000} />
        <DateTimeField name="effectiveFrom" label={t("effectiveFrom")} help={t("effectiveHelp")} optional />
      </FieldSet>
    </>
  );
}
