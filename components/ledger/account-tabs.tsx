import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

/** G3: what the accounts hold, and the entries that they are the sum of. */
export function AccountTabs({ current }: { current: "balances" | "entries" }) {
  const t = useTranslations("ledger.accountsPage");
  const tabs = [
    { key: "balances", label: t("balances"), href: "/ledger/accounts" },
    { key: "entries", label: t("entries"), href: "/ledger/entries" },
  ];
  return <LinkTabs label={t("views")} tabs={tabs} current={current} />;
}
