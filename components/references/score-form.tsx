"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { ComboboxField } from "@/components/forms/combobox-field";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextField } from "@/components/forms/text-field";
import { addScoreAction } from "@/lib/references/actions";
import { addScoreSchema } from "@/lib/references/schema";
import type { BenchmarkRow } from "@/lib/references/types";

type Props = { modelId: string; benchmarks: readonly Pick<BenchmarkRow, "id" | "key" | "nameKo" | "nameEn">[] };

/** E5: a published figure by hand; without a source there is none. */
export function ScoreForm({ modelId, benchmarks }: Props) {
  const t = useTranslations("references.scoreForm");
  const locale = useLocale();
  // A new key empties the form for the next figure.
  const [added, setAdded] = useState(0);
  return (
    <Form
      key={added}
      schema={addScoreSchema}
      action={addScoreAction}
      defaultValues={{
        modelId,
        benchmarkId: "",
        value: "",
        selfReported: true,
        verified: false,
        variant: "",
        measuredOn: "",
        sourceUrl: "",
        sourceNote: "",
      }}
      refusalsNamespace="references"
      submitLabel={t("submit")}
      successMessage={t("added")}
      onSuccess={() => setAdded(added + 1)}
    >
      <HiddenField name="modelId" />
      <ComboboxField
        name="benchmarkId"
        label={t("benchmark")}
        placeholder={t("choose")}
        options={benchmarks.map((one) => ({
          value: one.id,
          label: locale === "ko" ? one.nameKo : one.nameEn,
          hint: one.key,
        }))}
      />
      <TextField name="value" label={t("value")} help={t("valueHelp")} width="short" inputMode="decimal" />
      <CheckboxField name="selfReported" label={t("selfReported")} />
      <TextField name="sourceUrl" label={t("sourceUrl")} type="url" />
      <CheckboxField name="verified" label={t("verified")} />
      <TextField name="variant" label={t("variant")} help={t("variantHelp")} optional />
      <DateField name="measuredOn" label={t("measuredOn")} optional />
      <TextField name="sourceNote" label={t("sourceNote")} optional />
    </Form>
  );
}
