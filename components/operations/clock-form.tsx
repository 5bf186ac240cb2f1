"use client";
import { useTranslations } from "next-intl";
import { DateTimeField } from "@/components/forms/date-time-field";
import { Form } from "@/components/forms/form";
import { TextareaField } from "@/components/forms/textarea-field";
import { moveClockAction } from "@/lib/operations/actions";
import { moveClockSchema } from "@/lib/operations/schema";

/** Moves the clock of a rehearsal, or puts it back. */
export function ClockForm({ portalTime }: { portalTime: string }) {
  const t = useTranslations("operations.clock");
  return (
    <Form
      schema={moveClockSchema}
      action={moveClockAction}
      defaultValues={{ toAt: portalTime, reason: "" }}
      submitLabel={t("submit")}
      successMessage={t("moved")}
      refusalsNamespace="operations"
    >
      <DateTimeField name="toAt" label={t("toAt")} help={t("toAtHelp")} optional />
      <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} rows={2} minimum={5} maximum={300} />
    </Form>
  );
}
