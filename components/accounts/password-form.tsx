"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { changePasswordAction } from "@/lib/accounts/actions";
import { changePasswordSchema } from "@/lib/accounts/schema";

/** Emptied by a new key after success, so that no password stays on the screen. */
export function PasswordForm() {
  const t = useTranslations("accounts");
  const [round, setRound] = useState(0);
  return (
    <Form
      key={round}
      schema={changePasswordSchema}
      action={changePasswordAction}
      defaultValues={{ current: "", password: "" }}
      refusalsNamespace="accounts"
      submitLabel={t("mine.savePassword")}
      submitVariant="secondary"
      successMessage={t("mine.passwordSaved")}
      onSuccess={() => setRound(round + 1)}
    >
      <TextField
        name="current"
        type="password"
        autoComplete="current-password"
        label={t("fields.currentPassword")}
        width="medium"
      />
      <TextField
        name="password"
        type="password"
        autoComplete="new-password"
        label={t("fields.newPassword")}
        help={t("fields.newPasswordHelp")}
        width="medium"
      />
    </Form>
  );
}
