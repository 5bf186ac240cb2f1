import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

type Props = {
  current:
    | "gpu"
    | "allocations"
    | "planner"
    | "handovers"
    | "accounts"
    | "checks"
    | "utilisation"
    | "data"
    | "talent"
    | "budgets"
    | "settlement";
  parts: { gpu: boolean; budgets: boolean; data: boolean; talent: boolean; contributions: boolean };
};

/** Parts of the ledger this reader has; a steward of money sees no GPUs (P1). */
export function LedgerTabs({ current, parts }: Props) {
  const t = useTranslations("ledger.tabs");
  const tabs = [
    ...(parts.gpu
      ? [
          { key: "gpu", label: t("gpu"), href: "/ledger" },
          { key: "allocations", label: t("allocations"), href: "/ledger/allocations" },
          { key: "planner", label: t("planner"), href: "/ledger/planner" },
          { key: "handovers", label: t("handovers"), href: "/ledger/handovers" },
          { key: "accounts", label: t("accounts"), href: "/ledger/accounts" },
          { key: "utilisation", label: t("utilisation"), href: "/ledger/utilisation" },
        ]
      : []),
    ...(parts.data ? [{ key: "data", label: t("data"), href: "/ledger/data" }] : []),
    ...(parts.talent ? [{ key: "talent", label: t("talent"), href: "/ledger/talent" }] : []),
    ...(parts.budgets ? [{ key: "budgets", label: t("budgets"), href: "/ledger/budgets" }] : []),
    ...(parts.contributions ? [{ key: "settlement", label: t("settlement"), href: "/ledger/settlement" }] : []),
    ...(parts.gpu ? [{ key: "checks", label: t("checks"), href: "/ledger/checks" }] : []),
  ];
  return tabs.length > 1 ? <LinkTabs label={t("label")} tabs={tabs} current={current} /> : null;
}
