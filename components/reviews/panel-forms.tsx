"use client";
import { useTranslations } from "next-intl";
import { ComboboxField } from "@/components/forms/combobox-field";
import { DateTimeField } from "@/components/forms/date-time-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { TextField } from "@/components/forms/text-field";
import {
  activatePanelAction,
  addPanelMemberAction,
  createPanelAction,
  proposeAssignmentsAction,
} from "@/lib/reviews/actions";
import {
  activatePanelSchema,
  addPanelMemberSchema,
  createPanelSchema,
  proposeAssignmentsSchema,
} from "@/lib/reviews/schema";
import type { PanelPage } from "@/lib/reviews/types/panel";

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

/** S2: the best plan there is, on top of what is pinned; nothing of it is seen before it is deployed. */
export function ProposeForm({ turn, sheetsPerProposal }: { turn: Turn; sheetsPerProposal: number }) {
  const t = useTranslations("reviews.plan");
  return (
    <Form
      key={turn.expectedVersion}
      schema={proposeAssignmentsSchema}
      action={proposeAssignmentsAction}
      defaultValues={{ ...turn, sheetsPerProposal }}
      submitLabel={t("propose")}
      submitVariant="secondary"
      refusalsNamespace="reviews"
      successMessage={t("proposed")}
    >
      <NumberField name="sheetsPerProposal" label={t("perProposal")} unit={t("people")} help={t("proposeHelp")} />
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
