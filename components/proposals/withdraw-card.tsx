import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import type { TaskList } from "@/lib/proposals/types";
import { WithdrawDialog } from "./withdraw-dialog";

/** A9: until the closing whoever runs the proposal may take it back from the task list, submitted or not. */
export function WithdrawCard({ list }: { list: TaskList }) {
  const t = useTranslations("proposals.receipt");
  const living = list.state === "DRAFT" || list.state === "REOPENED" || list.state === "SUBMITTED";
  if (!living || list.call.state !== "OPEN" || !list.may.manage) return null;
  return (
    <Card title={t("withdraw")}>
      <p className="mb-3 text-small text-text-2">{t(list.receiptNumber ? "withdrawBody" : "withdrawDraftBody")}</p>
      <ClientMessages namespaces={["proposals"]}>
        <WithdrawDialog proposal={list} variant="ghost" />
      </ClientMessages>
    </Card>
  );
}
