"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { useRefusalText } from "@/components/ui/refusal-text";
import { formatBytes } from "@/lib/platform/format";
import type { UploadItem, Uploads } from "./use-uploads";

/** One file under way: how far it is, or why it is not. */
export function UploadRow({ item, uploads }: { item: UploadItem; uploads: Uploads }) {
  const t = useTranslations("attachments");
  const refusalText = useRefusalText("attachments");
  const name = item.file.name.normalize("NFC");
  const percent = item.file.size > 0 ? Math.floor((item.sentBytes / item.file.size) * 100) : 0;
  const problem = item.trouble
    ? item.trouble.kind === "refused"
      ? refusalText(item.trouble.failure)
      : t(item.trouble.kind)
    : null;
  const state =
    item.state === "sending" ? t("uploading", { percent }) : t(item.state === "checking" ? "checking" : "waiting");
  return (
    <li className="grid gap-2 border-t border-line py-3 first:border-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 font-semibold break-all">{name}</span>
        <span className="num text-small text-text-2">{formatBytes(item.file.size)}</span>
      </p>
      {problem ? (
        <p role="alert" className="text-small text-danger">
          {problem}
        </p>
      ) : (
        <Progress label={name} hideLabel value={item.sentBytes} max={item.file.size} valueText={state} />
      )}
      {item.busy ? <p className="text-small text-text-2">{t("busy")}</p> : null}
      <div className="flex flex-wrap gap-2">
        {item.state === "failed" ? (
          <Button size="compact" onClick={() => uploads.retry(item.key)} aria-label={t("retryFor", { name })}>
            {t("retry")}
          </Button>
        ) : null}
        <Button
          size="compact"
          variant="ghost"
          onClick={() => uploads.cancel(item.key)}
          aria-label={t("cancelFor", { name })}
        >
          {item.state === "failed" ? t("dismiss") : t("cancel")}
        </Button>
      </div>
    </li>
  );
}
