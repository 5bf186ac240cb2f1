"use client";
import { useTranslations } from "next-intl";
import { ComboboxField } from "@/components/forms/combobox-field";
import { DateTimeField } from "@/components/forms/date-time-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { TextField } from "@/components/forms/text-field";
import { activatePanelAction, addPanelMemberAction, autoAssignAction, createPanelAction } from "@/lib/reviews/actions";
import { activatePanelSchema, addPanelMemberSchema, autoAssignSchema, createPanelSchema } from "@/lib/reviews/schema";
import type { PanelPage } from "@/lib/reviews/types";

type Turn = { panelId: string; expectedVersion: number };

/** S2: the panel gets its name; members follow. */
export function CreatePanelForm({ callId }: { callId: string }) {
  const t = useTranslations("reviews.panel");
  return (
    <Form
      schema={createPanelSchema}
      action={createPanelAction}
      defaultValues={{ callId, nameKo: "", nameEn: "" }}
      submitLabel={t("create")}
      refusalsNamespace="reviews"
      successMessage={t("created")}
    >
      <TextField name="nameKo" label={t("nameKo")} width="medium" />
      <TextField name="nameEn" label={t("nameEn")} width="medium" />
    </Form>
  );
}

export function AddMemberForm({ turn, candidates }: { turn: Turn; candidates: PanelPage["candidates"] }) {
  const t = useTranslations("reviews.panel");
  return (
    <Form
      key={turn.expectedVersion}
      schema={addPanelMemberSchema}
      action={addPanelMemberAction}
      defaultValues={{ ...turn, userId: "" }}
      submitLabel={t("add")}
      submitVariant="secondary"
      refusalsNamespace="reviews"
      successMessage={t("added")}
    >
      <ComboboxField
        name="userId"
        label={t("candidate")}
        help={t("candidateHelp")}
        options={candidates.map(({ userId, name, affiliation }) => ({ value: userId, label: name, hint: affiliation }))}
      />
    </Form>
  );
}

export function AutoAssignForm({ turn }: { turn: Turn }) {
  const t = useTranslations("reviews.panel");
  return (
    <Form
      key={turn.expectedVersion}
      schema={autoAssignSchema}
      action={autoAssignAction}
      defaultValues={{ ...turn, sheetsPerProposal: 5 }}
      submitLabel={t("autoAssign")}
      submitVariant="secondary"
      refusalsNamespace="reviews"
      successMessage={t("autoAssigned")}
    >
      <NumberField name="sheetsPerProposal" label={t("perProposal")} unit={t("people")} help={t("autoAssignHelp")} />
    </Form>
  );
}

export function ActivatePanelForm({ turn }: { turn: Turn }) {
  const t = useTranslations("reviews.panel");
  return (
    <Form
      key={turn.expectedVersion}
      schema={activatePanelSchema as never}
      action={activatePanelAction as never}
      defaultValues={{ ...turn, dueAt: "" } as never}
      submitLabel={t("activate")}
      refusalsNamespace="reviews"
      successMessage={t("activated")}
    >
      <DateTimeField name="dueAt" label={t("dueAt")} help={t("dueHelp")} />
    </Form>
  );
}
