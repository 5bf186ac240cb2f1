"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextField } from "@/components/forms/text-field";
import { changeProfileAction } from "@/lib/accounts/actions";
import { profileSchema } from "@/lib/accounts/schema";

type Props = { name: string; nameEn: string; locale: "ko" | "en" };

export function ProfileForm(profile: Props) {
  const t = useTranslations("accounts");
  return (
    <Form
      schema={profileSchema}
      action={changeProfileAction}
      defaultValues={profile}
      refusalsNamespace="accounts"
      submitLabel={t("mine.saveProfile")}
      submitVariant="secondary"
      successMessage={t("mine.profileSaved")}
    >
      <TextField name="name" autoComplete="name" label={t("fields.name")} width="medium" />
      <TextField name="nameEn" label={t("fields.nameEn")} optional width="medium" />
      <RadioGroupField
        name="locale"
        label={t("fields.locale")}
        options={[
          { value: "ko", label: t("fields.ko") },
          { value: "en", label: t("fields.en") },
        ]}
      />
    </Form>
  );
}
