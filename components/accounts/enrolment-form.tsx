"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { enrolSecondFactorAction } from "@/lib/accounts/actions";
import { useRouter } from "@/lib/platform/i18n/navigation";
import { CodeForm } from "./code-form";
import { RecoveryCodes } from "./recovery-codes";

/** The code that proves the app, then the recovery codes; `children` are the steps before, gone once enrolled. */
export function EnrolmentForm({ next, children }: { next: string; children: ReactNode }) {
  const t = useTranslations("accounts.secondFactor");
  const router = useRouter();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) {
    return (
      <RecoveryCodes codes={codes}>
        <Button variant="primary" onClick={() => router.push(next)}>
          {t("continue")}
        </Button>
      </RecoveryCodes>
    );
  }
  return (
    <>
      {children}
      <CodeForm
        action={enrolSecondFactorAction}
        submitLabel={t("enrolSubmit")}
        help={t("stepCode")}
        onSuccess={({ recoveryCodes }) => setCodes(recoveryCodes)}
      />
    </>
  );
}
