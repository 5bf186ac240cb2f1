"use client";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextField } from "@/components/forms/text-field";
import { createProposalAction } from "@/lib/proposals/actions";
import { createProposalSchema } from "@/lib/proposals/schema";
import type { StartPage } from "@/lib/proposals/types";
import { inLanguage } from "./names";

/** Which organisation leads, and what the proposal is called. */
export function StartForm({
  callCode,
  organisations,
}: {
  callCode: string;
  organisations: StartPage["organisations"];
}) {
  const t = useTranslations("proposals.start");
  const locale = useLocale();
  const free = organisations.filter((organisation) => organisation.existingProposalId === null);
  return (
    <Form
      schema={createProposalSchema}
      action={createProposalAction}
      defaultValues={{
        callCode,
        organisationId: free.length === 1 ? (free[0]?.id ?? "") : "",
        titleKo: "",
        titleEn: "",
      }}
      refusalsNamespace="proposals"
      submitLabel={t("submit")}
      redirectTo={({ proposalId }) => `/proposals/${proposalId}`}
    >
      <HiddenField name="callCode" />
      <RadioGroupField
        name="organisationId"
        label={t("organisation")}
        help={t("organisationHelp")}
        options={free.map((organisation) => ({
          value: organisation.id,
          label: inLanguage(locale, organisation.nameKo, organisation.nameEn),
        }))}
      />
      <TextField name="titleKo" label={t("titleKo")} help={t("titleKoHelp")} />
      <TextField name="titleEn" label={t("titleEn")} optional />
    </Form>
  );
}
