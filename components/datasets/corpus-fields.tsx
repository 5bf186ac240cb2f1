"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { WonField } from "@/components/forms/won-field";
import { DATA_KINDS } from "@/lib/datasets/schema";

/** What the data are, whose, how much of it and for about how much: the same of a wish and of a lot. */
export function CorpusFields() {
  const t = useTranslations("datasets");
  return (
    <>
      <TextField name="corpus" label={t("fields.corpus")} />
      <TextField name="owner" label={t("fields.owner")} />
      <SelectField
        name="kind"
        label={t("fields.kind")}
        options={DATA_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <TextField name="sizeNote" label={t("fields.size")} help={t("wishes.sizeHelp")} />
      <WonField name="estimatedWon" label={t("fields.estimated")} />
    </>
  );
}
