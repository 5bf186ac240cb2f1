import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import type { NoticeFile } from "@/lib/calls/types/notice-files";
import { formatBytes } from "@/lib/platform/format";

type Listed = Omit<NoticeFile, "mediaType">;
type Props = { callId: string; files: readonly Listed[] };

/** C1: the files of a notice, each with its size and fingerprint, to download without signing in. */
export function NoticeFiles({ callId, files }: Props) {
  const t = useTranslations("calls.noticeFiles");
  if (files.length === 0) return <p className="text-text-2">{t("none")}</p>;
  return (
    <ul className="grid">
      {files.map((file) => (
        <li key={file.id} className="grid gap-1.5 border-t border-line py-3 first:border-0 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="min-w-0">
              <span className="font-semibold break-all">{file.name}</span>{" "}
              <span className="num text-small whitespace-nowrap text-text-2">{formatBytes(file.sizeBytes)}</span>
            </p>
            <ButtonLink href={`/api/calls/${callId}/notice-files/${file.id}`} size="compact" download>
              {t("download")}
              <span className="sr-only"> {file.name}</span>
            </ButtonLink>
          </div>
          <p className="text-fine break-all text-text-2">
            SHA-256 <code className="num">{file.sha256}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}
