import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { signInDemoAction } from "@/lib/accounts/actions";
import type { DemoAccount } from "@/lib/accounts/types";

/** The people of the demo story: who they are, what they do, one click each. Pages show it in demo and rehearsal only. */
export function DemoAccounts({ accounts, next }: { accounts: readonly DemoAccount[]; next: string }) {
  const t = useTranslations("accounts");
  return (
    <Card title={t("demo.title")}>
      <Notice tone="warning">{t("demo.notice")}</Notice>
      {accounts.length === 0 ? <p className="mt-4 text-text-2">{t("demo.empty")}</p> : null}
      <ul className="mt-2 grid md:grid-cols-2 md:gap-x-8">
        {accounts.map((account) => (
          <li key={account.id} className="grid content-between gap-2 border-line border-b py-4">
            <div>
              <p className="font-semibold">
                {account.roles.map((role) => t(`roles.${role}`)).join(", ")}
                <Whose account={account} />
              </p>
              {account.roles.map((role) => (
                <p key={role} className="text-small text-text-2">
                  {t(`roleHints.${role}`)}
                </p>
              ))}
            </div>
            <ActionButton
              action={signInDemoAction}
              input={{ userId: account.id }}
              label={t("demo.enter", { name: account.name })}
              size="compact"
              refusalsNamespace="accounts"
              redirectTo={next}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Whose({ account }: { account: DemoAccount }) {
  const t = useTranslations("accounts");
  const detail = account.organisation ?? (account.resource ? t(`resources.${account.resource}`) : null);
  return detail ? <span className="font-normal text-text-2"> · {detail}</span> : null;
}
