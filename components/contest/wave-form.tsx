"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { inviteWaveAction } from "@/lib/contest/actions";
import { inviteWaveSchema } from "@/lib/contest/schema";

/** X3: the next wave of invitations, drawn by lot within what the quotas still need. */
export function WaveForm({ contestId }: { contestId: string }) {
  const t = useTranslations("contest");
  return (
    <section aria-labelledby="next-wave" className="border-t border-line pt-4">
      <h3 id="next-wave" className="mb-2 font-semibold">
        {t("wave.title")}
      </h3>
      <Form
        schema={inviteWaveSchema}
        action={inviteWaveAction}
        defaultValues={{ contestId, group: "PUBLIC" as const, size: 50 }}
        refusalsNamespace="contest"
        submitLabel={t("wave.submit")}
        successMessage={t("wave.done")}
      >
        <RadioGroupField
          name="group"
          label={t("panel.group")}
          options={(["PUBLIC", "EXPERT"] as const).map((value) => ({ value, label: t(`groups.${value}`) }))}
        />
        <NumberField name="size" label={t("wave.size")} help={t("wave.sizeHelp")} unit={t("wave.unit")} />
      </Form>
    </section>
  );
}
