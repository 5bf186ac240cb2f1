import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatBytes, formatInstant, formatMonth } from "@/lib/platform/format";
import type { PersonView } from "@/lib/talent/types";
import { EvidenceForm } from "./evidence-form";

/** H3: what vouches for a researcher and their months. */
export function EvidenceTable({ person }: { person: PersonView }) {
  const t = useTranslations("talent.evidence");
  const locale = useLocale();
  return (
    <Card
      title={t("title")}
      hint={t("hint")}
      actions={person.may.addEvidence ? <EvidenceForm person={person} /> : undefined}
    >
      <Table
        caption={t("title")}
        captionHidden
        rows={person.evidence}
        rowKey={(row) => row.id}
        empty={<p className="text-text-2">{t("none")}</p>}
        columns={[
          {
            key: "file",
            header: t("file"),
            primary: true,
            render: (row) => (
              <>
                <TextLink href={`/api/talent/${person.id}/evidence/${row.id}`} download>
                  {row.fileName}
                </TextLink>
                <span className="block text-fine font-normal text-text-2">
                  {formatBytes(row.sizeBytes)} · SHA-256 <span className="break-all">{row.sha256.slice(0, 16)}…</span>
                </span>
              </>
            ),
          },
          { key: "kind", header: t("kind"), render: (row) => t(`kinds.${row.kind}`) },
          {
            key: "month",
            header: t("month"),
            render: (row) => (row.month ? formatMonth(row.month, locale) : t("whole")),
          },
          { key: "at", header: t("at"), render: (row) => formatInstant(row.addedAt, locale) },
        ]}
      />
    </Card>
  );
}
