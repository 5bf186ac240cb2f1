"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { enrolSecondFactorAction } from "@/lib/accounts/actions";
import { useRouter } from "@/lib/platform/i18n/navigation";
import { CodeForm } from "./code-form";
import { RecoveryCodes } from "./recovery-codes";

type Props = { next: string; enrolled: boolean; children: ReactNode };

/** The code that proves the app, then the recovery codes; `children` are the steps before, gone once enrolled. */
export function EnrolmentForm({ next, enrolled, children }: Props) {
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
  if (enrolled) {
    return (
      <div className="grid justify-items-start gap-4">
        <p>{t("alreadyEnrolled")}</p>
        <ButtonLink href={next} variant="primary">
          {t("goOn")}
        </ButtonLink>
      </div>
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
