"use client";
import { useTranslations } from "next-intl";
import { FieldSet } from "@/components/forms/field-set";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { NumberField } from "@/components/forms/number-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { WonField } from "@/components/forms/won-field";
import { requestTalentAction } from "@/lib/talent/actions";
import { requestTalentSchema } from "@/lib/talent/schema";

type Props = { teamId: string; matchPercent: number; lastYear: number };

/** H3: asks for a researcher; never for a resident registration number. */
export function RequestForm({ teamId, matchPercent, lastYear }: Props) {
  const t = useTranslations("talent");
  const blank = { name: "", nameEn: "", homeInstitution: "", homeCountry: "", task: "", firstMonth: "", lastMonth: "" };
  return (
    <Form
      schema={requestTalentSchema}
      action={requestTalentAction}
      defaultValues={{ teamId, ...blank, matchingPercent: matchPercent }}
      refusalsNamespace="talent"
      submitLabel={t("request.submit")}
      successMessage={t("request.done")}
      redirectTo={(made) => `/teams/${teamId}/talent/${made.personId}`}
    >
      <HiddenField name="teamId" />
      <FieldSet legend={t("request.person")} help={t("request.personHelp")}>
        <TextField name="name" label={t("fields.name")} />
        <TextField name="nameEn" label={t("fields.nameEn")} />
        <TextField name="homeInstitution" label={t("fields.homeInstitution")} />
        <TextField name="homeCountry" label={t("fields.homeCountry")} width="medium" />
        <TextareaField name="task" label={t("fields.task")} maximum={500} rows={3} />
      </FieldSet>
      <FieldSet legend={t("fields.period")} help={t("request.periodHelp", { year: String(lastYear) })}>
        <TextField name="firstMonth" label={t("fields.firstMonth")} width="short" />
        <TextField name="lastMonth" label={t("fields.lastMonth")} width="short" />
      </FieldSet>
      <FieldSet legend={t("request.costs")} help={t("request.costsHelp")}>
        <WonField name="labourMonthlyWon" label={t("costs.labour")} />
        <WonField name="researchMonthlyWon" label={t("costs.research")} />
        <WonField name="stayMonthlyWon" label={t("costs.stay")} />
        <NumberField
          name="matchingPercent"
          label={t("fields.matching")}
          help={t("request.matchingHelp", { percent: matchPercent })}
          unit="%"
          decimals={2}
        />
      </FieldSet>
    </Form>
  );
}
