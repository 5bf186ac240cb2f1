"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { DateTimeField } from "@/components/forms/date-time-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import {
  drawScheduleAction,
  moveSlotAction,
  planPresentationAction,
  recordAttendanceAction,
  setWrittenRoundAction,
} from "@/lib/reviews/actions/rounds";
import type { Round } from "@/lib/reviews/domain/rounds";
import {
  drawScheduleSchema,
  moveSlotSchema,
  planPresentationSchema,
  recordAttendanceSchema,
  setWrittenRoundSchema,
} from "@/lib/reviews/schema/rounds";
import type { SlotRow } from "@/lib/reviews/types/rounds";

type Turn = { panelId: string; expectedVersion: number };
type Rule = Pick<Round, "othersReviews" | "identities">;

function RuleFields() {
  const t = useTranslations("rounds");
  const options = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  return (
    <>
      <SelectField
        name="othersReviews"
        label={t("others")}
        options={options("othersReviews", ["NEVER", "AFTER_OWN", "ALWAYS"])}
      />
      <SelectField name="identities" label={t("identity")} options={options("identities", ["SEATS", "NAMES"])} />
    </>
  );
}

/** S2: who sees what while sheets are written; settled before the review starts, since members are promised it. */
export function WrittenRoundForm({ turn, round }: { turn: Turn; round: Rule }) {
  const t = useTranslations("rounds");
  const { othersReviews, identities } = round;
  return (
    <Form
      key={turn.expectedVersion}
      schema={setWrittenRoundSchema}
      action={setWrittenRoundAction}
      defaultValues={{ ...turn, othersReviews, identities }}
      submitLabel={t("saveWritten")}
      submitVariant="secondary"
      refusalsNamespace="rounds"
      successMessage={t("writtenSaved")}
    >
      <RuleFields />
    </Form>
  );
}

/** S2: the period of the presentation round and who sees what in it. */
export function PresentationForm({ turn, round, defaults }: { turn: Turn; round: Round | null; defaults: Rule }) {
  const t = useTranslations("rounds");
  const { othersReviews, identities } = round ?? defaults;
  return (
    <Form
      key={turn.expectedVersion}
      schema={planPresentationSchema}
      action={planPresentationAction}
      defaultValues={{
        ...{ ...turn, othersReviews, identities },
        opensAt: round?.opensAt?.toISOString() ?? "",
        dueAt: round?.dueAt?.toISOString() ?? "",
      }}
      submitLabel={t(round ? "savePlan" : "plan")}
      submitVariant="secondary"
      refusalsNamespace="rounds"
      successMessage={t("planned")}
    >
      <DateTimeField name="opensAt" label={t("opensAt")} help={t("opensHelp")} />
      <DateTimeField name="dueAt" label={t("dueAt")} help={t("dueHelp")} />
      <RuleFields />
    </Form>
  );
}

/** S2: the order by lot, cut into slots from this time on. */
export function DrawForm({ turn, firstAt, drawn }: { turn: Turn; firstAt: Date | null; drawn: boolean }) {
  const t = useTranslations("rounds.schedule");
  return (
    <Form
      key={turn.expectedVersion}
      schema={drawScheduleSchema}
      action={drawScheduleAction}
      defaultValues={{
        ...{ ...turn, slotMinutes: 40, breakMinutes: 20, videoLink: "", bring: "" },
        firstAt: firstAt?.toISOString() ?? "",
      }}
      submitLabel={t(drawn ? "drawAgain" : "draw")}
      submitVariant="secondary"
      refusalsNamespace="rounds"
      successMessage={t("drawnMessage")}
    >
      <DateTimeField name="firstAt" label={t("firstAt")} />
      <NumberField name="slotMinutes" label={t("slotMinutes")} unit={t("minutes")} />
      <NumberField name="breakMinutes" label={t("breakMinutes")} unit={t("minutes")} />
      <TextField name="videoLink" type="url" label={t("videoLink")} help={t("videoHelp")} optional />
      <TextareaField name="bring" label={t("bring")} rows={3} optional />
    </Form>
  );
}

/** Another time or link for one presentation, with the reason that goes on record. */
export function MoveForm({ slot }: { slot: SlotRow }) {
  const t = useTranslations("rounds.schedule");
  return (
    <Form
      key={slot.version}
      schema={moveSlotSchema}
      action={moveSlotAction}
      defaultValues={{
        ...{ slotId: slot.slotId, expectedVersion: slot.version, videoLink: slot.videoLink, reason: "" },
        startsAt: slot.startsAt.toISOString(),
      }}
      submitLabel={t("move")}
      refusalsNamespace="rounds"
      successMessage={t("moved")}
    >
      <DateTimeField name="startsAt" label={t("startsAt")} help={t("swapHelp")} />
      <TextField name="videoLink" type="url" label={t("videoLink")} optional />
      <TextareaField name="reason" label={t("moveReason")} rows={2} minimum={10} maximum={2_000} />
    </Form>
  );
}

/** S2: who was there: the team, and each reviewer of the proposal by seat. */
export function AttendanceForm({ slot }: { slot: SlotRow }) {
  const t = useTranslations("rounds.schedule");
  const r = useTranslations("reviews");
  const [present] = useState(() =>
    slot.members.filter((one) => one.present ?? slot.recordedAt === null).map(({ memberId }) => memberId),
  );
  return (
    <Form
      key={slot.version}
      schema={recordAttendanceSchema}
      action={recordAttendanceAction}
      defaultValues={{
        ...{ slotId: slot.slotId, expectedVersion: slot.version, note: slot.note },
        ...{ teamPresent: slot.teamPresent ?? true, presentMemberIds: present },
      }}
      submitLabel={t("record")}
      refusalsNamespace="rounds"
      successMessage={t("recorded")}
    >
      <CheckboxField name="teamPresent" label={t("teamPresent")} optional />
      <CheckboxGroupField
        name="presentMemberIds"
        label={t("presentMembers")}
        optional
        options={slot.members.map(({ memberId, seatNo }) => ({ value: memberId, label: r("seat", { no: seatNo }) }))}
      />
      <TextareaField name="note" label={t("note")} rows={2} optional />
    </Form>
  );
}
