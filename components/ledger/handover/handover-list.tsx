import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { dateOf } from "@/lib/ledger/domain/calendar";
import type { HandoverListItem } from "@/lib/ledger/types/handover";
import { formatDate, formatGpu, formatInstant } from "@/lib/platform/format";
import { wordIn } from "../words";
import { HandoverStatusTag } from "./handover-status";

/** G4: every hand-over plan, the latest first. */
export function HandoverList({ plans }: { plans: readonly HandoverListItem[] }) {
  const t = useTranslations("ledger.handover");
  const locale = useLocale();
  if (plans.length === 0) return <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>;
  return (
    <Card>
      <Table
        caption={t("title")}
        captionHidden
        rows={plans}
        rowKey={(plan) => plan.id}
        columns={[
          {
            key: "plan",
            header: t("subject"),
            primary: true,
            render: (plan) => (
              <>
                <TextLink href={`/ledger/handovers/${plan.id}`}>{wordIn(locale, plan.nameKo, plan.nameEn)}</TextLink>
                <span className="block text-small font-normal text-text-2">{t(`kinds.${plan.kind}`)}</span>
              </>
            ),
          },
          { key: "day", header: t("day"), render: (plan) => formatDate(dateOf(plan.onDay), locale) },
          { key: "count", header: t("granted"), align: "end", render: (plan) => formatGpu(plan.gpuCount, locale) },
          { key: "status", header: t("status"), render: (plan) => <HandoverStatusTag status={plan.status} /> },
          { key: "at", header: t("created"), render: (plan) => formatInstant(plan.createdAt, locale) },
        ]}
      />
    </Card>
  );
}
