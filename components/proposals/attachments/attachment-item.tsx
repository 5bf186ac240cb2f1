"use client";
import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { formatBytes, formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { removeAttachmentAction } from "@/lib/proposals/actions";
import { isReleased } from "@/lib/proposals/domain/attachments";
import type { AttachmentRow } from "@/lib/proposals/types/sealing";
import { FileDrop } from "./file-drop";
import { FilePreview, isPreviewable } from "./file-preview";
import type { Uploads } from "./use-uploads";

type Props = { proposalId: string; kind: string; file: AttachmentRow; editable: boolean; uploads: Uploads };

const SCAN_TONES = { WAITING: "doing", CLEAN: "done", INFECTED: "stop" } as const;

/** One file: what it is, its fingerprint, and what may be done with it. */
export function AttachmentItem({ proposalId, kind, file, editable, uploads }: Props) {
  const t = useTranslations("attachments");
  const locale = useLocale() as Locale;
  const href = `/api/proposals/${proposalId}/attachments/${file.id}`;
  const { name } = file;
  return (
    <li className="grid gap-1.5 border-t border-line py-3 first:border-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 font-semibold break-all">{name}</span>
        <span className="num text-small text-text-2">{formatBytes(file.sizeBytes)}</span>
      </p>
      <p className="text-small text-text-2">
        {t("uploadedBy", { name: file.uploadedByName, at: formatInstant(file.uploadedAt, locale) })}
      </p>
      <p className="text-fine break-all text-text-2">
        {t("sha256")} <code className="num">{file.sha256}</code>
      </p>
      {file.scan === "UNSCANNED" ? null : (
        <p className="text-small">
          <StatusTag tone={SCAN_TONES[file.scan]}>{t(`scan.${file.scan}`)}</StatusTag>{" "}
          {file.scan === "WAITING" ? t("quarantined") : null}
          {file.scan === "INFECTED" ? t("infected") : null}
        </p>
      )}
      <div className="mt-1 flex flex-wrap gap-2">
        {isReleased(file.scan) ? (
          <>
            {isPreviewable(file.mediaType) ? <FilePreview href={href} name={name} mediaType={file.mediaType} /> : null}
            <ButtonLink href={href} size="compact" download>
              {t("download")}
            </ButtonLink>
          </>
        ) : null}
        {editable ? (
          <>
            <FileDrop
              compact
              multiple={false}
              label={t("replace")}
              inputLabel={t("replaceFor", { name })}
              onFiles={(files) => uploads.add(kind, files, file.id)}
            />
            <ConfirmDialog
              triggerLabel={t("remove")}
              triggerVariant="ghost"
              triggerSize="compact"
              title={t("removeTitle")}
              description={t("removeBody")}
              affected={[name]}
              confirmLabel={t("remove")}
              tone="danger"
              action={removeAttachmentAction}
              input={{ proposalId, attachmentId: file.id }}
              refusalsNamespace="attachments"
              successMessage={t("removed")}
            />
          </>
        ) : null}
      </div>
    </li>
  );
}
