import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { FiledFile } from "@/lib/objections/types";
import { formatBytes } from "@/lib/platform/format";

type Props = { objection: { id: string; statement: string; request: string; files: readonly FiledFile[] } };

/** What was filed, in the words of the applicant. */
export function FiledContent({ objection }: Props) {
  const t = useTranslations("objections.own");
  const { id, statement, request, files } = objection;
  return (
    <div className="grid gap-5">
      <section>
        <h3 className="font-semibold">{t("statement")}</h3>
        <p className="prose-ko mt-1.5 whitespace-pre-line">{statement}</p>
      </section>
      <section>
        <h3 className="font-semibold">{t("request")}</h3>
        <p className="prose-ko mt-1.5 whitespace-pre-line">{request}</p>
      </section>
      {files.length > 0 ? (
        <section>
          <h3 className="font-semibold">{t("files")}</h3>
          <ul className="mt-1.5 grid gap-2">
            {files.map((file) => (
              <li key={file.fileId} className="min-w-0">
                <TextLink href={`/api/objections/${id}/files/${file.fileId}`} download>
                  {file.name}
                </TextLink>{" "}
                <span className="num text-small text-text-2">{formatBytes(file.sizeBytes)}</span>
                <code className="block text-fine break-all text-text-2">{file.sha256}</code>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
