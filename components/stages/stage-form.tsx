"use client";
import { useLocale, useTranslations } from "next-intl";
import type { z } from "zod";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { DateField } from "@/components/forms/date-field";
import { FieldSet } from "@/components/forms/field-set";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { RowList } from "@/components/forms/row-list";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { ButtonLink } from "@/components/ui/button-link";
import { createStageAction, updateStageAction } from "@/lib/stages/actions";
import { createStageSchema, updateStageSchema } from "@/lib/stages/schema";
import { ContestFields } from "./contest-fields";
import { DerivativesFields } from "./derivatives-fields";
import { type Offered, VerificationFields } from "./verification-fields";
import { WeightSum } from "./weight-sum";

type Draft = z.input<typeof createStageSchema>;
type Props = { draft: Draft; offered: Offered; existing?: { stageId: string; expectedVersion: number } };

/** The field that each problem of a plan is about. */
export const PLAN_REFUSAL_FIELDS = {
  NO_PARTS: "plan.parts.0.weightPercent",
  WEIGHTS_NOT_100: "plan.parts.0.weightPercent",
  SURVIVORS_OUT_OF_RANGE: "plan.survivors",
  RANGE_ORDER: "plan.leastSurvivors",
  RANGE_WITHOUT_FLOOR: "plan.minimumPoints",
  CALENDAR_ORDER: "plan.calendar.scoringFrom",
};

/** E2: parts, weights, gates and places of a stage, before the teams are asked. */
export function StageForm({ draft, offered, existing }: Props) {
  const t = useTranslations("stages.form");
  const fields = <StageFields draft={draft} offered={offered} />;
  if (existing) {
    return (
      <Form
        schema={updateStageSchema}
        action={updateStageAction}
        defaultValues={{ ...draft, ...existing }}
        refusalsNamespace="stages"
        refusalFields={PLAN_REFUSAL_FIELDS}
        submitLabel={t("save")}
        successMessage={t("saved")}
        redirectTo={`/stages/${existing.stageId}`}
        secondary={<ButtonLink href={`/stages/${existing.stageId}`}>{t("cancel")}</ButtonLink>}
      >
        {fields}
      </Form>
    );
  }
  return (
    <Form
      schema={createStageSchema}
      action={createStageAction}
      defaultValues={draft}
      refusalsNamespace="stages"
      refusalFields={PLAN_REFUSAL_FIELDS}
      submitLabel={t("create")}
      successMessage={t("created")}
      redirectTo={(data: { stageId: string }) => `/stages/${data.stageId}`}
      secondary={<ButtonLink href="/stages">{t("cancel")}</ButtonLink>}
    >
      {fields}
    </Form>
  );
}

function StageFields({ draft, offered }: { draft: Draft; offered: Offered }) {
  const t = useTranslations("stages.form");
  return (
    <>
      <TextField name="titleKo" label={t("titleKo")} />
      <TextField name="titleEn" label={t("titleEn")} />
      <DateField name="cutoffOn" label={t("cutoffOn")} help={t("cutoffHelp")} />
      <PlanFields plan={draft.plan} offered={offered} />
    </>
  );
}

/** What a plan is made of; shared with its amendment (P3). */
export function PlanFields({ plan, offered }: { plan: Draft["plan"]; offered: Offered }) {
  const t = useTranslations("stages.form");
  const korean = useLocale() === "ko";
  return (
    <>
      <FieldSet legend={t("parts")} help={t("partsHelp")}>
        {plan.parts.map((part, index) => (
          <NumberField
            key={part.key}
            name={`plan.parts.${index}.weightPercent`}
            label={korean ? part.nameKo : part.nameEn}
            unit="%"
            decimals={2}
            optional
          />
        ))}
        <WeightSum count={plan.parts.length} />
      </FieldSet>
      {plan.gates.length > 0 && (
        <FieldSet legend={t("gates")} help={t("gatesHelp")}>
          {plan.gates.map((gate, index) => (
            <CheckboxField
              key={gate.key}
              name={`plan.gates.${index}.included`}
              label={korean ? gate.nameKo : gate.nameEn}
            />
          ))}
        </FieldSet>
      )}
      <NumberField
        name="plan.survivors"
        label={t("survivors")}
        unit={t("teamsUnit")}
        help={t("survivorsHelp", { max: offered.maxTeams })}
      />
      <NumberField name="plan.leastSurvivors" label={t("least")} unit={t("teamsUnit")} help={t("leastHelp")} optional />
      <NumberField
        name="plan.minimumPoints"
        label={t("minimum")}
        unit={t("pointsUnit")}
        decimals={2}
        help={t("minimumHelp")}
        optional
      />
      <RowList
        name="plan.tieOrder"
        legend={t("tieOrder")}
        help={t("tieOrderHelp")}
        addLabel={t("addTiePart")}
        rowLabel={(index) => t("tieRow", { number: index + 1 })}
        blank={{ key: "" }}
      >
        {(path) => (
          <SelectField
            name={`${path}.key`}
            label={t("tiePart")}
            options={plan.parts.map((part) => ({ value: part.key, label: korean ? part.nameKo : part.nameEn }))}
          />
        )}
      </RowList>
      <FieldSet legend={t("calendar")} help={t("calendarHelp")}>
        <DateField name="plan.calendar.scoringFrom" label={t("scoringFrom")} optional />
        <DateField name="plan.calendar.scoringThrough" label={t("scoringThrough")} optional />
        <DateField name="plan.calendar.resultOn" label={t("resultOn")} optional />
      </FieldSet>
      {plan.contest && <ContestFields contest={plan.contest} />}
      <VerificationFields plan={plan} offered={offered} />
      <DerivativesFields plan={plan} />
      <FieldSet legend={t("next")} help={t("nextHelp")}>
        <NumberField name="plan.nextTargetPercent" label={t("nextTarget")} unit="%" decimals={2} optional />
        <NumberField name="plan.nextSurvivors" label={t("nextSurvivors")} unit={t("teamsUnit")} optional />
      </FieldSet>
      <TextareaField name="plan.note" label={t("note")} help={t("noteHelp")} maximum={2000} rows={4} optional />
    </>
  );
}
