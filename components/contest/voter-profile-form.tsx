"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { SelectField } from "@/components/forms/select-field";
import { saveVoterProfileAction } from "@/lib/contest/actions";
import { type SaveVoterProfile, voterProfileSchema } from "@/lib/contest/schema";
import type { VoterProfileView } from "@/lib/contest/types";

const SEXES = ["FEMALE", "MALE"] as const;
const REGIONS = ["CAPITAL", "CHUNGCHEONG", "HONAM", "YEONGNAM", "GANGWON_JEJU"] as const;
const AGES = ["AGE_20", "AGE_30", "AGE_40", "AGE_50", "AGE_60"] as const;
const AI_USES = ["DAILY", "SOMETIMES", "RARELY"] as const;

/** X3: the four things the quotas ask, in bands. */
export function VoterProfileForm({ profile }: { profile: VoterProfileView | null }) {
  const t = useTranslations("contest");
  const options = (values: readonly string[]) => values.map((value) => ({ value, label: t(`bands.${value}`) }));
  return (
    <Form
      schema={voterProfileSchema}
      action={saveVoterProfileAction}
      defaultValues={{ readsEnglish: false, ...(profile as SaveVoterProfile | null) }}
      refusalsNamespace="contest"
      submitLabel={t("profile.save")}
      successMessage={t("profile.saved")}
    >
      <RadioGroupField name="sex" label={t("dimensions.sex")} options={options(SEXES)} />
      <SelectField
        name="ageBand"
        label={t("dimensions.ageBand")}
        placeholder={t("profile.choose")}
        options={options(AGES)}
      />
      <SelectField
        name="region"
        label={t("dimensions.region")}
        placeholder={t("profile.choose")}
        options={options(REGIONS)}
      />
      <RadioGroupField name="aiUse" label={t("dimensions.aiUse")} options={options(AI_USES)} />
      <CheckboxField name="readsEnglish" label={t("profile.readsEnglish")} help={t("profile.readsEnglishHelp")} />
    </Form>
  );
}
