import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { SettlementView } from "@/lib/settlement/types";

/** What stands in the way, and what a steward does not see. */
export function SettlementNotices({ settlement }: { settlement: SettlementView }) {
  const t = useTranslations("settlement.statement");
  const refusals = useTranslations("settlement.refusals");
  const { blocked, moved, content, may } = settlement;
  return (
    <>
      {moved ? (
        <Notice tone="warning" title={t("moved.title")}>
          {t("moved.body")}
        </Notice>
      ) : null}
      {may.edit && blocked ? (
        <Notice tone="info" title={t("form.blocked")}>
          {refusals(blocked.reason as "NOT_YOUR_TURN", blocked.params)}
        </Notice>
      ) : null}
      {content.totals ? null : <Notice tone="info">{t("part")}</Notice>}
    </>
  );
}
