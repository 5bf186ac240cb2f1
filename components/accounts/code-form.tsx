"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import type { ButtonVariant } from "@/components/ui/button-look";
import { codeSchema } from "@/lib/accounts/schema";
import type { Outcome } from "@/lib/platform/outcome";

type Props<T> = {
  action: (input: { code: string }) => Promise<Outcome<T>>;
  submitLabel: string;
  help?: ReactNode;
  redirectTo?: string | undefined;
  submitVariant?: ButtonVariant | undefined;
  onSuccess?: ((data: T) => void) | undefined;
};

/** One code, of the app or a recovery code. */
export function CodeForm<T>({ help, ...form }: Props<T>) {
  const t = useTranslations("accounts.fields");
  return (
    <Form schema={codeSchema} defaultValues={{ code: "" }} refusalsNamespace="accounts" {...form}>
      <TextField name="code" label={t("code")} help={help} autoComplete="one-time-code" width="short" />
    </Form>
  );
}
