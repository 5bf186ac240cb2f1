import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/platform/format";
import type { RulebookRow } from "@/lib/rulebook/types";

/** Whether a version is in force, will be, or was. */
export function VersionTag({ isInForce, isComing }: { isInForce: boolean; isComing: boolean }) {
  const t = useTranslations("rulebook");
  if (isInForce) return <StatusTag tone="doing">{t("inForce")}</StatusTag>;
  return <StatusTag tone={isComing ? "todo" : "done"}>{t(isComing ? "coming" : "past")}</StatusTag>;
}

/** Who made which version, when and why. */
export function RulebookList({ rows, now }: { rows: readonly RulebookRow[]; now: Date }) {
  const t = useTranslations("rulebook");
  const locale = useLocale();
  return (
    <Card>
      <Table
        caption={t("list.caption")}
        captionHidden
        rows={rows}
        rowKey={(row) => String(row.version)}
        columns={[
          {
            key: "version",
            header: t("list.version"),
            primary: true,
            render: (row) => (
              <TextLink href={`/rulebooks/${row.version}`}>{t("version", { version: row.version })}</TextLink>
            ),
          },
          {
            key: "state",
            header: t("list.state"),
            render: (row) => <VersionTag isInForce={row.isInForce} isComing={row.effectiveFrom > now} />,
          },
          { key: "effective", header: t("list.effective"), render: (row) => formatInstant(row.effectiveFrom, locale) },
          { key: "author", header: t("list.author"), render: (row) => row.authorName },
          { key: "reason", header: t("list.reason"), render: (row) => row.reason },
          {
            key: "uses",
            header: t("list.uses"),
            render: (row) => t("list.usesValue", { calls: row.callCount, stages: row.stageCount }),
          },
        ]}
      />
    </Card>
  );
}
