import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatBytes } from "@/lib/platform/format";
import { previewTypeOf, type SealedAttachment } from "@/lib/proposals/domain/attachments";
import { FilePreview } from "./attachments/file-preview";
import { inLanguage } from "./names";

/** A file to download and, where a browser can show it, to look at on the spot. */
function Handed({ file, href }: { file: SealedAttachment; href: string }) {
  const mediaType = previewTypeOf(file.name);
  return (
    <>
      <TextLink href={href} download>
        {file.name}
      </TextLink>
      {mediaType ? (
        <div className="mt-2 print:hidden">
          <ClientMessages namespaces={["attachments"]}>
            <FilePreview href={href} name={file.name} mediaType={mediaType} />
          </ClientMessages>
        </div>
      ) : null}
    </>
  );
}

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
          render: (file) => (base ? <Handed file={file} href={`${base}/${file.id}`} /> : file.name),
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
