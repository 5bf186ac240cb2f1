"use client";
import { useLocale, useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { requestSignUpAction } from "@/lib/accounts/actions";
import { signUpSchema } from "@/lib/accounts/schema";

export function SignUpForm() {
  const t = useTranslations("accounts");
  const locale = useLocale();
  return (
    <Form
      schema={signUpSchema}
      action={requestSignUpAction}
      defaultValues={{ email: "", name: "", locale, terms: false }}
      refusalsNamespace="accounts"
      submitLabel={t("signUp.submit")}
      redirectTo="/sign-up?sent=1"
    >
      <TextField name="name" autoComplete="name" label={t("fields.name")} />
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={t("fields.email")}
        help={t("signUp.emailHelp")}
      />
      <CheckboxField name="terms" label={t("signUp.terms")} help={t("signUp.termsHelp")} />
    </Form>
  );
}
