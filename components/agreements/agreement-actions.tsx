import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { draftAmendmentAction, withdrawVersionAction } from "@/lib/agreements/actions";
import type { AgreementView, VersionItem } from "@/lib/agreements/types";

type Withdraw = { agreementId: string; version: Pick<VersionItem, "id" | "number">; expectedVersion: number };

/** Takes a draft or an offered version back, with a reason. */
export function WithdrawVersion({ agreementId, version, expectedVersion }: Withdraw) {
  const t = useTranslations("agreements");
  const name = t("versionName", { amendment: version.number });
  return (
    <ConfirmDialog
      triggerLabel={t("withdraw.trigger")}
      triggerVariant="ghost"
      title={t("withdraw.title", { version: name })}
      description={t("withdraw.body")}
      confirmLabel={t("withdraw.trigger")}
      tone="danger"
      reason={{ label: t("withdraw.reason"), help: t("withdraw.reasonHelp"), minimum: 10 }}
      action={withdrawVersionAction}
      input={{ versionId: version.id, expectedVersion }}
      refusalsNamespace="agreements"
      successMessage={t("withdraw.done")}
      redirectTo={`/agreements/${agreementId}`}
    />
  );
}

/** What staff may do with an agreement as it stands. */
export function AgreementActions({ agreement }: { agreement: AgreementView }) {
  const t = useTranslations("agreements");
  const { may, shown, openId } = agreement;
  return (
    <ClientMessages namespaces={["agreements"]}>
      {may.amend ? (
        <ConfirmDialog
          triggerLabel={t("amend.trigger")}
          triggerVariant="secondary"
          title={t("amend.title")}
          description={t("amend.body")}
          confirmLabel={t("amend.trigger")}
          reason={{ label: t("amend.reason"), help: t("amend.reasonHelp"), minimum: 10 }}
          action={draftAmendmentAction}
          input={{ teamId: agreement.team.id }}
          refusalsNamespace="agreements"
          successMessage={t("amend.done")}
          redirectTo={`/agreements/${agreement.id}/draft`}
        />
      ) : null}
      {may.withdraw && shown.id === openId ? (
        <WithdrawVersion agreementId={agreement.id} version={shown} expectedVersion={shown.version} />
      ) : null}
    </ClientMessages>
  );
}
