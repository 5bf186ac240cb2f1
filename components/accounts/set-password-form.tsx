"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { completeSignUpAction, resetPasswordAction } from "@/lib/accounts/actions";
import { setPasswordSchema } from "@/lib/accounts/schema";

/** The password behind a mailed link: of a new account or instead of a forgotten one. */
export function SetPasswordForm({ token, purpose }: { token: string; purpose: "signUp" | "reset" }) {
  const t = useTranslations("accounts");
  const options = {
    schema: setPasswordSchema,
    defaultValues: { token, password: "" },
    refusalsNamespace: "accounts",
    submitLabel: t(`${purpose}.setSubmit`),
    redirectTo: `/sign-in?done=${purpose}`,
  };
  const field = (
    <TextField
      name="password"
      type="password"
      autoComplete="new-password"
      label={t("fields.newPassword")}
      help={t("fields.newPasswordHelp")}
    />
  );
  return purpose === "signUp" ? (
    <Form action={completeSignUpAction} {...options}>
      {field}
    </Form>
  ) : (
    <Form action={resetPasswordAction} {...options}>
      {field}
    </Form>
  );
}
