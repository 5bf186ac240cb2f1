"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { DateTimeField } from "@/components/forms/date-time-field";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { ButtonLink } from "@/components/ui/button-link";
import { amendSessionAction, conveneSessionAction } from "@/lib/deliberation/actions";
import { amendSessionSchema, conveneSchema } from "@/lib/deliberation/schema";
import type { ConveneForm } from "@/lib/deliberation/types";

type Place = { startsAt: string; place: string; videoUrl: string; memberIds: string[]; chairId: string };

/** D1: calls the committee together. Whose support is decided, and whether in one item or in one each. */
export function SessionForm({ form }: { form: ConveneForm }) {
  const t = useTranslations("deliberation.form");
  const locale = useLocale();
  const [only] = form.calls;
  return (
    <Form
      schema={conveneSchema}
      action={conveneSessionAction}
      defaultValues={{
        ...{ callId: form.calls.length === 1 ? (only?.id ?? "") : "", startsAt: "", place: "", videoUrl: "" },
        ...{ memberIds: [], chairId: "", teamIds: [], splitByTeam: false, otherItems: "", stageDecisionId: "" },
      }}
      refusalsNamespace="deliberation"
      submitLabel={t("convene")}
      successMessage={t("convened")}
      redirectTo={(data: { sessionId: string }) => `/deliberation/${data.sessionId}`}
      secondary={<ButtonLink href="/deliberation">{t("cancel")}</ButtonLink>}
    >
      <SelectField
        name="callId"
        label={t("call")}
        placeholder={t("chooseCall")}
        options={form.calls.map((call) => ({
          value: call.id,
          label: `${call.code} ${locale === "ko" ? call.titleKo : call.titleEn}`,
        }))}
      />
      <PlaceFields deliberators={form.deliberators} maxMembers={form.maxMembers} />
      {form.stageResults.length > 0 ? (
        <SelectField
          name="stageDecisionId"
          label={t("stageResult")}
          help={t("stageResultHelp")}
          optional
          placeholder={t("noStageResult")}
          options={form.stageResults.map(({ id, titleKo, titleEn }) => ({
            value: id,
            label: locale === "ko" ? titleKo : titleEn,
          }))}
        />
      ) : null}
      <TeamFields form={form} />
      <TextareaField
        name="otherItems"
        label={t("otherItems")}
        help={t("otherItemsHelp")}
        rows={3}
        maximum={4000}
        optional
      />
    </Form>
  );
}

/** Teams of the chosen call. */
function TeamFields({ form }: { form: ConveneForm }) {
  const t = useTranslations("deliberation.form");
  const locale = useLocale();
  const callId: unknown = useFormContext().watch("callId");
  const teams = form.teams.filter((team) => team.callId === callId);
  if (teams.length === 0) return <p className="text-text-2">{t("noTeams")}</p>;
  return (
    <>
      <CheckboxGroupField
        name="teamIds"
        label={t("teams")}
        help={t("teamsHelp")}
        optional
        options={teams.map((team) => ({
          value: team.id,
          label: locale === "ko" ? team.nameKo : team.nameEn || team.nameKo,
          hint: t("waiting", { count: team.waiting }),
        }))}
      />
      <CheckboxField name="splitByTeam" label={t("split")} help={t("splitHelp")} optional />
    </>
  );
}

type PlaceProps = Pick<ConveneForm, "deliberators" | "maxMembers">;

function PlaceFields({ deliberators, maxMembers }: PlaceProps) {
  const t = useTranslations("deliberation.form");
  const chosen: unknown = useFormContext().watch("memberIds");
  const memberIds = Array.isArray(chosen) ? chosen : [];
  return (
    <>
      <DateTimeField name="startsAt" label={t("startsAt")} />
      <TextField name="place" label={t("place")} help={t("placeHelp")} />
      <TextField name="videoUrl" label={t("videoUrl")} help={t("videoUrlHelp")} type="url" optional />
      <CheckboxGroupField
        name="memberIds"
        label={t("members")}
        help={t("membersHelp", { maximum: maxMembers, count: memberIds.length })}
        options={deliberators.map((person) => ({ value: person.id, label: person.name }))}
      />
      <SelectField
        name="chairId"
        label={t("chair")}
        placeholder={t("chooseChair")}
        options={deliberators
          .filter((person) => memberIds.includes(person.id))
          .map((person) => ({ value: person.id, label: person.name }))}
      />
    </>
  );
}

type AmendProps = PlaceProps & { sessionId: string; version: number; place: Place };

/** Moves a planned session or changes who sits. The agenda stays: other teams need another session. */
export function AmendForm({ sessionId, version, place, deliberators, maxMembers }: AmendProps) {
  const t = useTranslations("deliberation.form");
  return (
    <Form
      schema={amendSessionSchema}
      action={amendSessionAction}
      defaultValues={{ sessionId, expectedVersion: version, ...place }}
      refusalsNamespace="deliberation"
      submitLabel={t("save")}
      successMessage={t("saved")}
      redirectTo={`/deliberation/${sessionId}`}
      secondary={<ButtonLink href={`/deliberation/${sessionId}`}>{t("cancel")}</ButtonLink>}
    >
      <PlaceFields deliberators={deliberators} maxMembers={maxMembers} />
    </Form>
  );
}
