"use client";
import { useTranslations } from "next-intl";
import { ApiKeyForm } from "@/components/forms/api-key-form";
import { createTokenAction } from "@/lib/utilisation/actions";
import { createTokenSchema, TOKEN_DAYS } from "@/lib/utilisation/schema";

/** G5: a key with which programs report use. */
export function TokenForm({ teamId }: { teamId: string }) {
  const t = useTranslations("utilisation.keys");
  return (
    <ApiKeyForm
      schema={createTokenSchema}
      action={createTokenAction}
      defaultValues={{ teamId, name: "", days: "90" }}
      days={TOKEN_DAYS}
      nameHelp={t("nameHelp")}
      refusalsNamespace="utilisation"
    />
  );
}
