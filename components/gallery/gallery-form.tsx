"use client";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { ComboboxField } from "@/components/forms/combobox-field";
import { DateField } from "@/components/forms/date-field";
import { DateTimeField } from "@/components/forms/date-time-field";
import { FieldSet } from "@/components/forms/field-set";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { WonField } from "@/components/forms/won-field";
import { Card } from "@/components/ui/card";
import { ok } from "@/lib/platform/outcome";
import { GallerySection } from "./gallery-section";

const schema = z.object({
  title: z.string().min(1),
  email: z.union([z.literal(""), z.email()]),
  plan: z.string().min(30).max(6_000),
  gpuCount: z.number().int().min(0).nullable(),
  amountWon: z.bigint().min(0n).nullable(),
  closesAt: z.iso.datetime(),
  signedOn: z.string(),
  kind: z.enum(["COMPANY", "UNIVERSITY"]),
  organisation: z.string().min(1),
  level: z.enum(["I", "II"]),
  areas: z.array(z.string()).min(1),
  agreed: z.literal(true),
  file: z.object({ id: z.string(), name: z.string(), sizeBytes: z.number() }).nullable(),
});

const EMPTY = {
  title: "",
  email: "",
  plan: "",
  gpuCount: 1_024,
  amountWon: 15_760_000_000n,
  closesAt: "2025-07-21T09:00:00.000Z",
  signedOn: "2025-08-01",
  organisation: "",
  areas: [],
  file: null,
};

/** Every field, in one form that never sends anything. */
export function GalleryForm() {
  const t = useTranslations("gallery");
  const kinds = [
    { value: "COMPANY", label: t("kindCompany") },
    { value: "UNIVERSITY", label: t("kindUniversity") },
  ];
  const levels = [
    { value: "I", label: t("level1"), hint: t("level1Hint") },
    { value: "II", label: t("level2") },
  ];
  const teams = (["sampleTeam", "sampleTeam2", "sampleTeam3"] as const).map((key) => ({ value: key, label: t(key) }));
  return (
    <GallerySection title={t("forms")}>
      <Card>
        <Form
          schema={schema}
          action={async () => ok(null)}
          defaultValues={EMPTY}
          submitLabel={t("fSubmit")}
          successMessage={t("toastText")}
          onSuccess={() => undefined}
        >
          <TextField name="title" label={t("fTitle")} help={t("fTitleHelp")} />
          <TextField name="email" type="email" width="medium" optional label={t("fEmail")} />
          <TextareaField name="plan" label={t("fPlan")} minimum={30} maximum={6_000} example={t("fPlanExample")} />
          <FieldSet legend={t("group")}>
            <NumberField name="gpuCount" label={t("fGpu")} unit={t("fGpuUnit")} />
            <WonField name="amountWon" label={t("fAmount")} />
            <DateTimeField name="closesAt" label={t("fClosing")} />
            <DateField name="signedOn" label={t("fDay")} />
          </FieldSet>
          <SelectField name="kind" label={t("fKind")} options={kinds} />
          <ComboboxField name="organisation" label={t("fOrg")} options={teams} />
          <RadioGroupField name="level" label={t("fLevel")} options={levels} />
          <CheckboxGroupField name="areas" label={t("fAreas")} options={teams} />
          <FileField name="file" label={t("fFile")} help={t("fFileHelp")} uploadHref="/api/files" optional />
          <CheckboxField name="agreed" label={t("fAgree")} />
        </Form>
      </Card>
    </GallerySection>
  );
}
