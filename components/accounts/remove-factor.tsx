"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { removeSecondFactorAction } from "@/lib/accounts/actions";
import { CodeForm } from "./code-form";

/** Gives the present app up, to enrol another on the page that follows. */
export function RemoveFactor() {
  const t = useTranslations("accounts.mine");
  return (
    <Dialog triggerLabel={t("remove")} triggerSize="compact" title={t("remove")} description={t("removeHint")}>
      <CodeForm
        action={removeSecondFactorAction}
        submitLabel={t("remove")}
        submitVariant="danger"
        redirectTo="/second-factor?next=/account"
      />
    </Dialog>
  );
}
