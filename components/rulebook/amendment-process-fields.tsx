"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { FieldSet } from "@/components/forms/field-set";
import { NumberField } from "@/components/forms/number-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";

const field = (name: string) => `numbers.${name}`;

/** S2, S3: how many look at a proposal, and how far back a conflict reaches. */
export function PanelFields() {
  const t = useTranslations("rulebook.form");
  const groups = useTranslations("rulebook.groups");
  const figures = useTranslations("rulebook.figures");
  return (
    <FieldSet legend={groups("panel")}>
      <NumberField name={field("sheetsPerProposal")} label={figures("sheetsPerProposal")} unit={t("unitSheets")} />
      <NumberField name={field("foreignPerProposal")} label={figures("foreignPerProposal")} unit={t("unitPeople")} />
      <NumberField name={field("conflictYears")} label={figures("conflictYears")} unit={t("unitYears")} />
      <NumberField
        name={field("challengeDays")}
        label={figures("challengeDays")}
        help={t("challengeDaysHelp")}
        unit={t("unitDays")}
      />
      <NumberField name={field("majorityPercent")} label={figures("additionalMajority")} unit="%" decimals={2} />
    </FieldSet>
  );
}

/** A10, S10: periods, and the calendar by which the law's day count rolls over. */
export function PeriodFields() {
  const t = useTranslations("rulebook.form");
  const figures = useTranslations("rulebook.figures");
  return (
    <FieldSet legend={t("periods")}>
      <NumberField name={field("supplementDays")} label={figures("supplementDays")} unit={t("unitDays")} />
      <NumberField name={field("objectionFilingDays")} label={figures("objectionFiling")} unit={t("unitDays")} />
      <NumberField name={field("objectionDecisionDays")} label={figures("objectionDecision")} unit={t("unitDays")} />
      <TextField
        name={field("objectionReminders")}
        label={t("objectionReminders")}
        help={t("listHelp")}
        width="short"
      />
      <NumberField name={field("objectionMembers")} label={figures("objectionMembers")} unit={t("unitPeople")} />
      <TextField
        name={field("agreementReminders")}
        label={t("agreementReminders")}
        help={t("listHelp")}
        width="short"
      />
      <NumberField
        plain
        name={field("calendarLastYear")}
        label={t("calendarLastYear")}
        help={t("calendarLastYearHelp")}
      />
      <TextareaField
        name={field("holidays")}
        label={t("holidays")}
        help={t("holidaysHelp")}
        rows={12}
        maximum={50_000}
      />
    </FieldSet>
  );
}

/** D1: who must be there, and how a motion is carried. */
export function CommitteeFields() {
  const t = useTranslations("rulebook.form");
  const figures = useTranslations("rulebook.figures");
  return (
    <FieldSet legend={t("committee")} help={t("committeeHelp")}>
      <NumberField name={field("committeeMembers")} label={figures("committee")} unit={t("unitPeople")} />
      <NumberField name={field("quorumPercent")} label={figures("committeeQuorum")} unit="%" decimals={2} />
      <NumberField name={field("carryPercent")} label={figures("committeeCarry")} unit="%" decimals={2} />
      <CheckboxField name={field("abstentionsCount")} label={figures("committeeAbstentions")} />
      <CheckboxField name={field("stageSessionRequired")} label={figures("committeeStages")} />
    </FieldSet>
  );
}
