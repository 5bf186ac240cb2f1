import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { decideSizeEvidenceAction } from "@/lib/organisations/actions";
import { formatRegistrationNumber } from "@/lib/organisations/domain/registration-number";
import type { EvidenceQueueRow } from "@/lib/organisations/types";
import { formatInstant } from "@/lib/platform/format";

function Decide({ row }: { row: EvidenceQueueRow }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  const name = locale === "ko" ? row.organisation.nameKo : row.organisation.nameEn;
  const size = t(`sizes.${row.sizeClass}`);
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <ConfirmDialog
        triggerLabel={t("queue.confirm")}
        triggerSize="compact"
        title={t("queue.confirmTitle", { name, size })}
        description={t("queue.confirmBody")}
        confirmLabel={t("queue.confirm")}
        action={decideSizeEvidenceAction}
        input={{ evidenceId: row.id, accept: true }}
        refusalsNamespace="organisations"
        successMessage={t("queue.confirmed")}
      />
      <ConfirmDialog
        triggerLabel={t("queue.return")}
        triggerVariant="ghost"
        triggerSize="compact"
        title={t("queue.returnTitle", { name })}
        description={t("queue.returnBody")}
        confirmLabel={t("queue.return")}
        reason={{ label: t("queue.reason"), minimum: 10 }}
        action={decideSizeEvidenceAction}
        input={{ evidenceId: row.id, accept: false }}
        refusalsNamespace="organisations"
        successMessage={t("queue.returned")}
      />
    </div>
  );
}

/** A2: evidence of size classes that waits for staff, oldest first. */
export function EvidenceQueue({ rows, mayDecide }: { rows: readonly EvidenceQueueRow[]; mayDecide: boolean }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  if (rows.length === 0) return <EmptyState title={t("queue.empty")}>{t("queue.emptyBody")}</EmptyState>;
  return (
    <Card>
      <Table
        caption={t("queue.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "name",
            header: t("own.name"),
            primary: true,
            render: ({ organisation }) => (
              <TextLink href={`/organisations/${organisation.id}`}>
                {locale === "ko" ? organisation.nameKo : organisation.nameEn}
              </TextLink>
            ),
          },
          {
            key: "number",
            header: t("detail.number"),
            render: (row) => (
              <span className="num">{formatRegistrationNumber(row.organisation.registrationNumber)}</span>
            ),
          },
          { key: "size", header: t("detail.size"), render: (row) => t(`sizes.${row.sizeClass}`) },
          {
            key: "file",
            header: t("evidence.file"),
            render: (row) => (
              <>
                <TextLink href={`/api/organisations/${row.organisation.id}/evidence/${row.id}`} download>
                  {row.fileName}
                </TextLink>
                {row.note ? <span className="block text-small text-text-2">{row.note}</span> : null}
              </>
            ),
          },
          { key: "at", header: t("queue.filedAt"), render: (row) => formatInstant(row.submittedAt, locale) },
          ...(mayDecide
            ? [
                {
                  key: "decide",
                  header: t("detail.actions"),
                  align: "end" as const,
                  render: (row: EvidenceQueueRow) => <Decide row={row} />,
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
