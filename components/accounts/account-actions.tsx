import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  disableAccountAction,
  enableAccountAction,
  resetSecondFactorAction,
  unlockAccountAction,
} from "@/lib/accounts/actions/administration";
import type { UserDetail } from "@/lib/accounts/types";

/** What an administrator can do with somebody else's account besides roles. */
export function AccountActions({ user }: { user: UserDetail }) {
  const t = useTranslations("accounts");
  const { id: userId, name } = user;
  const common = {
    triggerVariant: "secondary",
    input: { userId },
    refusalsNamespace: "accounts",
    reason: { label: t("fields.reason"), help: t("fields.reasonHelp"), minimum: 5 },
  } as const;
  return (
    <Card title={t("user.manage")}>
      <div className="flex flex-wrap gap-2.5">
        {user.lockedUntil ? (
          <ActionButton
            action={unlockAccountAction}
            input={{ userId }}
            label={t("user.unlock")}
            refusalsNamespace="accounts"
            successMessage={t("user.unlocked")}
          />
        ) : null}
        {user.secondFactorEnrolled ? (
          <ConfirmDialog
            {...common}
            triggerLabel={t("user.resetFactor")}
            title={t("user.resetFactorTitle", { name })}
            description={t("user.resetFactorBody")}
            confirmLabel={t("user.resetFactor")}
            tone="danger"
            action={resetSecondFactorAction}
            successMessage={t("user.factorReset")}
          />
        ) : null}
        {user.status === "ACTIVE" ? (
          <ConfirmDialog
            {...common}
            triggerLabel={t("user.disable")}
            title={t("user.disableTitle", { name })}
            description={t("user.disableBody")}
            confirmLabel={t("user.disable")}
            tone="danger"
            action={disableAccountAction}
            successMessage={t("user.disabled")}
          />
        ) : (
          <ConfirmDialog
            {...common}
            triggerLabel={t("user.enable")}
            title={t("user.enableTitle", { name })}
            description={t("user.enableBody")}
            confirmLabel={t("user.enable")}
            action={enableAccountAction}
            successMessage={t("user.enabled")}
          />
        )}
      </div>
    </Card>
  );
}
