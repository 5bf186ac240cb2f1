import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatBytes } from "@/lib/platform/format";
import type { SealedAttachment } from "@/lib/proposals/domain/attachments";
import { inLanguage } from "./names";

type Props = {
  files: readonly SealedAttachment[];
  /** Address under which they are handed out; without it they are only listed. */
  base?: string | undefined;
};

/** A6: the files of a proposal with their size and hash. */
export function SealedFiles({ files, base }: Props) {
  const t = useTranslations("attachments");
  const locale = useLocale();
  if (files.length === 0) return <p className="text-text-2">{t("none")}</p>;
  return (
    <Table
      caption={t("title")}
      captionHidden
      rows={files}
      rowKey={(file) => file.id}
      columns={[
        {
          key: "name",
          header: t("name"),
          primary: true,
          render: (file) =>
            base ? (
              <TextLink href={`${base}/${file.id}`} download>
                {file.name}
              </TextLink>
            ) : (
              file.name
            ),
        },
        {
          key: "kind",
          header: t("kind"),
          render: (file) => (file.kindKo ? inLanguage(locale, file.kindKo, file.kindEn) : t("other")),
        },
        { key: "size", header: t("size"), align: "end", render: (file) => formatBytes(file.sizeBytes) },
        {
          key: "hash",
          header: "SHA-256",
          render: (file) => <code className="num text-fine break-all text-text-2">{file.sha256}</code>,
        },
      ]}
    />
  );
}
