import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { isPlaceholderSource } from "@/lib/references/domain/import-file";

/** E5: who measured, as a word and a shape: ○ the maker itself, ✓ others. */
export function Measured({ selfReported }: { selfReported: boolean }) {
  const t = useTranslations("references");
  return selfReported ? (
    <StatusTag tone="todo">{t("selfReported")}</StatusTag>
  ) : (
    <StatusTag tone="done">{t("independent")}</StatusTag>
  );
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url);

/** Where a figure comes from; a stand-in for a source is not a link. */
export function SourceLink({ url, note }: { url: string; note?: string }) {
  const isLink = url !== "" && !isPlaceholderSource(url);
  return (
    <>
      {isLink ? (
        <TextLink href={url} external>
          {hostOf(url)}
        </TextLink>
      ) : (
        <span className="break-all">{url}</span>
      )}
      {note ? <span className="block text-fine text-text-2">{note}</span> : null}
    </>
  );
}
