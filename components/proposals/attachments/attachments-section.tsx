"use client";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { AttachmentsPage } from "@/lib/proposals/types/sealing";
import { CompletionQuestion } from "../completion-question";
import { Example } from "../example";
import { inLanguage } from "../names";
import { AttachmentItem } from "./attachment-item";
import { FileDrop } from "./file-drop";
import { UploadRow } from "./upload-row";
import { type Uploads, useUploads } from "./use-uploads";

const MEGABYTE = 1_000_000;
type Kind = AttachmentsPage["kinds"][number];
type Page = { page: AttachmentsPage; editable: boolean; uploads: Uploads };

function KindCard({ kind, page, editable, uploads }: Page & { kind: Kind }) {
  const t = useTranslations("attachments");
  const locale = useLocale();
  const name = kind.nameKo ? inLanguage(locale, kind.nameKo, kind.nameEn) : t("other");
  const sending = uploads.items.filter((item) => item.kind === kind.key);
  const room = kind.maxFiles === null || kind.files.length < kind.maxFiles;
  return (
    <Card
      title={name}
      hint={kind.maxFiles === null ? undefined : t("atMost", { count: kind.maxFiles })}
      status={<Badge tone={kind.required ? "primary" : "neutral"}>{t(kind.required ? "required" : "optional")}</Badge>}
    >
      {kind.files.length + sending.length > 0 ? (
        <ul className="mb-3">
          {kind.files.map((file) => (
            <AttachmentItem
              key={file.id}
              proposalId={page.proposalId}
              kind={kind.key}
              file={file}
              editable={editable}
              uploads={uploads}
            />
          ))}
          {sending.map((item) => (
            <UploadRow key={item.key} item={item} uploads={uploads} />
          ))}
        </ul>
      ) : (
        <p className="mb-3 text-text-2">{t("noneOfKind")}</p>
      )}
      {editable && room ? (
        <FileDrop
          label={t("choose")}
          inputLabel={t("chooseFor", { kind: name })}
          hint={t("drop")}
          onFiles={(files) => uploads.add(kind.key, files)}
        />
      ) : null}
    </Card>
  );
}

function Interrupted({ page }: { page: AttachmentsPage }) {
  const t = useTranslations("attachments");
  if (page.interrupted.length === 0) return null;
  return (
    <Notice tone="warning" title={t("interruptedTitle")}>
      <p>{t("interruptedBody")}</p>
      <ul className="mt-1.5 list-disc pl-5">
        {page.interrupted.map(({ uploadId, name, receivedBytes, sizeBytes }) => (
          <li key={uploadId} className="break-all">
            {t("interrupted", { name, percent: Math.floor((receivedBytes / sizeBytes) * 100) })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** ⑫: the files of a proposal by kind, with everything that is under way in this window. */
export function AttachmentsSection({ page, editable }: { page: AttachmentsPage; editable: boolean }) {
  const t = useTranslations("attachments");
  const uploads = useUploads(page.proposalId);
  const { limits, used } = page;
  const total = limits.maxTotalMegabytes;
  return (
    <div className="grid gap-4">
      <div className="grid gap-1 text-text-2">
        <p>{t("intro")}</p>
        <p>{t("limits", { file: limits.maxFileMegabytes, total, count: limits.maxFiles })}</p>
        <Example>{t("example")}</Example>
      </div>
      <Progress
        label={t("title")}
        value={used.bytes}
        max={total * MEGABYTE}
        valueText={t("usage", { count: used.count, used: (used.bytes / MEGABYTE).toFixed(1), total })}
      />
      {uploads.items.length === 0 ? <Interrupted page={page} /> : null}
      {page.kinds.map((kind) => (
        <KindCard key={kind.key} kind={kind} page={page} editable={editable} uploads={uploads} />
      ))}
      {editable ? (
        <CompletionQuestion
          proposalId={page.proposalId}
          sectionKey="attachments"
          version={() => page.version}
          flush={() => Promise.resolve(uploads.items.length === 0)}
          onMissing={() => undefined}
        />
      ) : null}
    </div>
  );
}
