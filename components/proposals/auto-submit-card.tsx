import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { chooseAutoSubmitAction } from "@/lib/proposals/actions";
import type { TaskList } from "@/lib/proposals/types";

/** A8: consent to the submission at closing, in plain words, for those who may submit; others see that it was given. */
export function AutoSubmitCard({ list }: { list: TaskList }) {
  const t = useTranslations("signatures");
  const locale = useLocale() as Locale;
  const writing = list.state === "DRAFT" || list.state === "REOPENED";
  if (!writing || list.call.state !== "OPEN") return null;
  const on = list.autoSubmit;
  return (
    <div className="print:hidden">
      <Card title={t("autoTitle")}>
        <p className="text-text-2">{t("autoBody")}</p>
        {on ? (
          <p className="mt-2">
            <b>{t("autoOn")}</b>{" "}
            <span className="text-text-2">{t("autoOnBy", { name: on.byName, at: formatInstant(on.at, locale) })}</span>
          </p>
        ) : null}
        {list.may.submit ? (
          <ClientMessages namespaces={["signatures", "proposals"]}>
            <div className="mt-4">
              <ConfirmDialog
                triggerLabel={t(on ? "autoWithdraw" : "autoConsent")}
                triggerVariant="secondary"
                title={t(on ? "autoWithdrawTitle" : "autoConsentTitle")}
                description={t(on ? "autoWithdrawBody" : "autoBody")}
                affected={[list.titleKo]}
                confirmLabel={t(on ? "autoWithdraw" : "autoConsent")}
                action={chooseAutoSubmitAction}
                input={{ proposalId: list.id, consent: !on }}
                refusalsNamespace="signatures"
                successMessage={t("autoSaved")}
              />
            </div>
          </ClientMessages>
        ) : null}
      </Card>
    </div>
  );
}
