"use client";
import { useTranslations } from "next-intl";
import { ApiKeyForm } from "@/components/forms/api-key-form";
import { createTokenAction } from "@/lib/verification/actions";
import { createTokenSchema, TOKEN_DAYS } from "@/lib/verification/schema";

/** V1: a key with which the operator's programs hand in runs. */
export function KeyForm() {
  const t = useTranslations("verification.keys");
  return (
    <ApiKeyForm
      schema={createTokenSchema}
      action={createTokenAction}
      defaultValues={{ name: "", days: "90" }}
      days={TOKEN_DAYS}
      nameHelp={t("nameHelp")}
      refusalsNamespace="verification"
      submitVariant="secondary"
    />
  );
}
