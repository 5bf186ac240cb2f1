"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateTimeField } from "@/components/forms/date-time-field";
import { FieldSet } from "@/components/forms/field-set";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { NumberField } from "@/components/forms/number-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { ButtonLink } from "@/components/ui/button-link";
import { correctCallAction, draftCallAction, editCallAction } from "@/lib/calls/actions";
import { type CallField, changeableFields, pickDraft, type SeatLimits } from "@/lib/calls/domain/changes";
import { CALL_KINDS, correctCallSchema, draftCallSchema, editCallSchema } from "@/lib/calls/schema";
import type { ManagedCall } from "@/lib/calls/types";
import type { BegunCall } from "./additional-draft";

type FieldsProps = { limits: SeatLimits; changeable: readonly CallField[] };

/** Fields that may not change any more are not inputs: they stay as hidden values, so that the rule compares like with like. */
function Only({
  names,
  changeable,
  children,
}: {
  names: CallField[];
  changeable: readonly CallField[];
  children: ReactNode;
}) {
  if (names.some((name) => changeable.includes(name))) return children;
  return names.map((name) => <HiddenField key={name} name={name} />);
}

function CallFields({ limits, changeable }: FieldsProps) {
  const t = useTranslations("calls.form");
  const kinds = useTranslations("calls.kinds");
  return (
    <>
      <Only names={["kind"]} changeable={changeable}>
        <RadioGroupField
          name="kind"
          label={t("kind")}
          help={t("kindHelp", { seats: limits.additionalSeats })}
          options={CALL_KINDS.map((value) => ({ value, label: kinds(value) }))}
        />
      </Only>
      <Only names={["titleKo", "titleEn"]} changeable={changeable}>
        <FieldSet legend={t("basics")}>
          <TextField name="titleKo" label={t("titleKo")} />
          <TextField name="titleEn" label={t("titleEn")} />
          <Only names={["seats"]} changeable={changeable}>
            <NumberField
              name="seats"
              label={t("seats")}
              unit={t("seatsUnit")}
              help={t("seatsHelp", { max: limits.maxTeams })}
            />
          </Only>
        </FieldSet>
      </Only>
      <Only names={["opensAt", "closesAt"]} changeable={changeable}>
        <FieldSet legend={t("window")}>
          <DateTimeField name="opensAt" label={t("opensAt")} />
          <DateTimeField name="closesAt" label={t("closesAt")} help={t("closesHelp")} />
        </FieldSet>
      </Only>
      <Only names={["noticeKo", "noticeEn"]} changeable={changeable}>
        <FieldSet legend={t("notice")} help={t("noticeHelp")}>
          <TextareaField name="noticeKo" label={t("noticeKo")} rows={14} minimum={30} maximum={20_000} />
          <TextareaField name="noticeEn" label={t("noticeEn")} rows={14} minimum={30} maximum={20_000} />
        </FieldSet>
      </Only>
      <Only names={["contactName", "contactEmail", "contactPhone"]} changeable={changeable}>
        <FieldSet legend={t("contact")} help={t("contactHelp")}>
          <TextField name="contactName" label={t("contactName")} width="medium" />
          <TextField name="contactEmail" type="email" label={t("contactEmail")} width="medium" />
          <TextField name="contactPhone" type="tel" label={t("contactPhone")} width="medium" />
        </FieldSet>
      </Only>
    </>
  );
}

const EVERY_FIELD = changeableFields("DRAFT");

/** C1: a new call, in both languages. */
export function NewCallForm({ limits, begun }: { limits: SeatLimits; begun: BegunCall | null }) {
  const t = useTranslations("calls.form");
  return (
    <Form
      schema={draftCallSchema}
      action={draftCallAction}
      defaultValues={{
        kind: "REGULAR",
        titleKo: "",
        titleEn: "",
        noticeKo: "",
        noticeEn: "",
        opensAt: "",
        closesAt: "",
        seats: limits.maxTeams,
        contactName: "",
        contactEmail: "",
        contactPhone: "",
        ...begun,
      }}
      refusalsNamespace="calls"
      submitLabel={t("save")}
      successMessage={t("saved")}
      redirectTo={({ id }) => `/manage/calls/${id}`}
      secondary={<ButtonLink href="/manage/calls">{t("cancel")}</ButtonLink>}
    >
      <CallFields limits={limits} changeable={EVERY_FIELD} />
    </Form>
  );
}

const typed = (call: ManagedCall) => ({
  ...pickDraft(call),
  opensAt: call.opensAt.toISOString(),
  closesAt: call.closesAt.toISOString(),
  callId: call.id,
  expectedVersion: call.version,
});

/** A draft, in both languages. */
export function EditCallForm({ call }: { call: ManagedCall }) {
  const t = useTranslations("calls.form");
  const home = `/manage/calls/${call.id}`;
  return (
    <Form
      schema={editCallSchema}
      action={editCallAction}
      defaultValues={typed(call)}
      refusalsNamespace="calls"
      submitLabel={t("save")}
      successMessage={t("saved")}
      redirectTo={home}
      secondary={<ButtonLink href={home}>{t("cancel")}</ButtonLink>}
    >
      <HiddenField name="callId" />
      <HiddenField name="expectedVersion" />
      <CallFields limits={call} changeable={call.changeable} />
    </Form>
  );
}

/** C5: a numbered correction of an announced call, with its reason; says beforehand whom it reaches. */
export function CorrectCallForm({ call }: { call: ManagedCall }) {
  const t = useTranslations("calls.form");
  const moves = useTranslations("calls.moves");
  const home = `/manage/calls/${call.id}`;
  return (
    <Form
      schema={correctCallSchema}
      action={correctCallAction}
      defaultValues={{ ...typed(call), reason: "" }}
      refusalsNamespace="calls"
      submitLabel={t("correct")}
      successMessage={t("corrected")}
      redirectTo={home}
      secondary={<ButtonLink href={home}>{t("cancel")}</ButtonLink>}
    >
      <HiddenField name="callId" />
      <HiddenField name="expectedVersion" />
      <CallFields limits={call} changeable={call.changeable} />
      <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} rows={3} minimum={10} maximum={1_000} />
      <p className="text-small text-text-2">
        {moves("told")}: {moves("toldPeople", call.concerned)}
      </p>
    </Form>
  );
}
