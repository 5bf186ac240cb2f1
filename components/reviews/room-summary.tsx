import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { submitSummaryAction } from "@/lib/reviews/actions/room";
import type { RoomSummary } from "@/lib/reviews/types/room";
import { SummaryForm } from "./room-forms";

type Props = { summary: RoomSummary; assignmentId: string };

/** S2: what the panel makes of the proposal: written by whoever presides, and read by the room once it is submitted. */
export function RoomSummaryCard({ summary, assignmentId }: Props) {
  const t = useTranslations("room.summary");
  const locale = useLocale() as Locale;
  const { body, version, updatedAt, submittedAt, writable } = summary;
  if (!writable && body === "") return null;
  const at = submittedAt ?? updatedAt;
  return (
    <Card
      title={t("title")}
      hint={t(submittedAt ? "submittedHint" : "draftHint")}
      status={<StatusTag tone={submittedAt ? "done" : "doing"}>{t(submittedAt ? "submitted" : "draft")}</StatusTag>}
    >
      {writable ? <SummaryForm assignmentId={assignmentId} summary={summary} /> : null}
      {writable ? null : <p className="whitespace-pre-wrap">{body}</p>}
      {at ? (
        <p className="num mt-3 text-small text-text-2">
          {t(submittedAt ? "submittedAt" : "savedAt", { at: formatInstant(at, locale) })}
        </p>
      ) : null}
      {writable && version > 0 ? (
        <div className="mt-3">
          <ConfirmDialog
            triggerLabel={t("submit")}
            triggerVariant="secondary"
            title={t("submitTitle")}
            description={t("submitBody")}
            confirmLabel={t("submit")}
            action={submitSummaryAction}
            input={{ assignmentId, expectedVersion: version }}
            refusalsNamespace="room"
            successMessage={t("submittedMessage")}
          >
            <p className="mt-4 max-h-[40vh] overflow-auto border-l-3 border-line-strong pl-3 whitespace-pre-wrap">
              {body}
            </p>
          </ConfirmDialog>
        </div>
      ) : null}
    </Card>
  );
}
