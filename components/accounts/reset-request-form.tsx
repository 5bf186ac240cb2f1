"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { requestPasswordResetAction } from "@/lib/accounts/actions";
import { requestResetSchema } from "@/lib/accounts/schema";

export function ResetRequestForm() {
  const t = useTranslations("accounts");
  return (
    <Form
      schema={requestResetSchema}
      action={requestPasswordResetAction}
      defaultValues={{ email: "" }}
      refusalsNamespace="accounts"
      submitLabel={t("reset.submit")}
      redirectTo="/reset?sent=1"
    >
      <TextField name="email" type="email" autoComplete="username" label={t("fields.email")} />
    </Form>
  );
}
