"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { renewRecoveryCodesAction } from "@/lib/accounts/actions";
import { CodeForm } from "./code-form";
import { RecoveryCodes } from "./recovery-codes";

/** New recovery codes against a code of the app. */
export function RenewCodes() {
  const t = useTranslations("accounts.mine");
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Dialog
      triggerLabel={t("renewCodes")}
      triggerSize="compact"
      title={t("renewCodes")}
      description={t("renewCodesHint")}
    >
      {codes ? (
        <RecoveryCodes codes={codes} />
      ) : (
        <CodeForm
          action={renewRecoveryCodesAction}
          submitLabel={t("renewCodes")}
          onSuccess={({ recoveryCodes }) => setCodes(recoveryCodes)}
        />
      )}
    </Dialog>
  );
}
