"use client";
import { useTranslations } from "next-intl";
import { DateTimeField } from "@/components/forms/date-time-field";
import { Form } from "@/components/forms/form";
import { createContestAction } from "@/lib/contest/actions";
import { createContestSchema } from "@/lib/contest/schema";

/** X1: sets up the contest of a stage. */
export function CreateContestForm({ stageId }: { stageId: string }) {
  const t = useTranslations("contest.create");
  return (
    <Form
      schema={createContestSchema}
      action={createContestAction}
      defaultValues={{ stageId, closesAt: "" }}
      refusalsNamespace="contest"
      submitLabel={t("submit")}
      successMessage={t("done")}
    >
      <DateTimeField name="closesAt" label={t("closesAt")} help={t("closesAtHelp")} />
    </Form>
  );
}
