"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { signInAction } from "@/lib/accounts/actions";
import { signInSchema } from "@/lib/accounts/schema";

/** Address and password; a second factor, where needed, is asked for by the page that follows. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("accounts");
  return (
    <Form
      schema={signInSchema}
      action={signInAction}
      defaultValues={{ email: "", password: "" }}
      refusalsNamespace="accounts"
      submitLabel={t("signIn.submit")}
      redirectTo={next}
    >
      <TextField name="email" type="email" autoComplete="username" label={t("fields.email")} />
      <TextField name="password" type="password" autoComplete="current-password" label={t("fields.password")} />
    </Form>
  );
}
