"use client";
import { useTranslations } from "next-intl";
import { giveSecondFactorAction } from "@/lib/accounts/actions";
import { CodeForm } from "./code-form";

export function ChallengeForm({ next }: { next: string }) {
  const t = useTranslations("accounts.secondFactor");
  return (
    <CodeForm action={giveSecondFactorAction} submitLabel={t("submit")} help={t("challengeHelp")} redirectTo={next} />
  );
}
