"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { FieldSet } from "@/components/forms/field-set";
import { NumberField } from "@/components/forms/number-field";
import { TextareaField } from "@/components/forms/textarea-field";
import type { ContestForm } from "@/lib/stages/schema/contest-plan";

const NAME = "plan.contest";
const GRID = "grid gap-5 md:grid-cols-2";

/** X2, X3: how the contest is held, which votes do not count, and how answers are made: in the plan's hash with the rest. */
export function ContestFields({ contest }: { contest: ContestForm }) {
  const t = useTranslations("stages.contest");
  const isFixed = useWatch({ name: `${NAME}.isFixed` }) === true;
  return (
    <FieldSet legend={t("legend")} help={t("help")}>
      <CheckboxField name={`${NAME}.isFixed`} label={t("isFixed")} />
      {isFixed ? (
        <>
          <Panel />
          <Discards />
          <Prompts prompts={contest.prompts} />
          <Quotas quotas={contest.quotas} />
          <Generation />
        </>
      ) : null}
    </FieldSet>
  );
}

function Panel() {
  const t = useTranslations("stages.contest");
  return (
    <FieldSet legend={t("panel")}>
      <div className={GRID}>
        <NumberField name={`${NAME}.publicSeats`} label={t("publicSeats")} unit={t("people")} />
        <NumberField name={`${NAME}.expertSeats`} label={t("expertSeats")} unit={t("people")} />
        <NumberField name={`${NAME}.publicVotes`} label={t("publicVotes")} unit={t("votes")} />
        <NumberField name={`${NAME}.expertVotes`} label={t("expertVotes")} unit={t("votes")} />
        <NumberField name={`${NAME}.invitationDays`} label={t("invitationDays")} unit={t("days")} />
        <NumberField name={`${NAME}.adaptivePercent`} label={t("adaptive")} unit="%" decimals={2} />
      </div>
    </FieldSet>
  );
}

function Discards() {
  const t = useTranslations("stages.contest");
  return (
    <FieldSet legend={t("discards")} help={t("discardsHelp")}>
      <div className={GRID}>
        <NumberField name={`${NAME}.minSeconds`} label={t("minSeconds")} unit={t("seconds")} />
        <NumberField name={`${NAME}.attentionEvery`} label={t("attentionEvery")} unit={t("votes")} />
        <NumberField name={`${NAME}.attentionFailuresAllowed`} label={t("failuresAllowed")} unit={t("times")} />
      </div>
    </FieldSet>
  );
}

function Prompts({ prompts }: Pick<ContestForm, "prompts">) {
  const t = useTranslations("contest");
  const s = useTranslations("stages.contest");
  return (
    <FieldSet legend={s("prompts")}>
      <div className={GRID}>
        {prompts.flatMap(({ domain }, index) =>
          (["ko", "en"] as const).map((language) => (
            <NumberField
              key={`${domain} ${language}`}
              name={`${NAME}.prompts.${index}.${language}`}
              label={`${t(`domains.${domain}`)} · ${t(`languages.${language.toUpperCase()}`)}`}
              unit={s("items")}
            />
          )),
        )}
      </div>
      <NumberField name={`${NAME}.maxAnswerCharacters`} label={s("maxAnswer")} unit={s("characters")} />
    </FieldSet>
  );
}

function Quotas({ quotas }: Pick<ContestForm, "quotas">) {
  const t = useTranslations("contest");
  const s = useTranslations("stages.contest");
  return (
    <FieldSet legend={s("quotas")} help={s("quotasHelp")}>
      {(["sex", "region", "ageBand", "aiUse"] as const).map((dimension) => (
        <FieldSet key={dimension} legend={t(`dimensions.${dimension}`)}>
          <div className={GRID}>
            {Object.keys(quotas[dimension]).map((band) => (
              <NumberField
                key={band}
                name={`${NAME}.quotas.${dimension}.${band}`}
                label={t(`bands.${band}`)}
                unit="%"
                decimals={2}
              />
            ))}
          </div>
        </FieldSet>
      ))}
    </FieldSet>
  );
}

function Generation() {
  const t = useTranslations("stages.contest");
  const name = `${NAME}.generation`;
  return (
    <FieldSet legend={t("generation")} help={t("generationHelp")}>
      <div className={GRID}>
        <NumberField name={`${name}.temperature`} label={t("temperature")} decimals={2} />
        <NumberField name={`${name}.maxOutputTokens`} label={t("maxTokens")} unit={t("tokens")} />
        <NumberField name={`${name}.parallel`} label={t("parallel")} unit={t("items")} />
        <NumberField name={`${name}.attempts`} label={t("attempts")} unit={t("times")} />
        <NumberField name={`${name}.timeoutSeconds`} label={t("timeout")} unit={t("seconds")} />
        <NumberField name={`${name}.requestBudget`} label={t("requestBudget")} unit={t("times")} />
        <NumberField name={`${name}.tokenBudget`} label={t("tokenBudget")} unit={t("tokens")} />
      </div>
      <TextareaField name={`${name}.systemPromptKo`} label={t("systemPromptKo")} maximum={2000} rows={3} optional />
      <TextareaField name={`${name}.systemPromptEn`} label={t("systemPromptEn")} maximum={2000} rows={3} optional />
    </FieldSet>
  );
}
