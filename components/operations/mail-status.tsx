import { useTranslations } from "next-intl";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import type { MailStatus } from "@/lib/notifications/types";

const TONES: Record<MailStatus, StatusTone> = { QUEUED: "doing", SENT: "done", KEPT: "todo", FAILED: "stop" };

export function MailStatusTag({ status }: { status: MailStatus }) {
  const t = useTranslations("operations.mail.statuses");
  return <StatusTag tone={TONES[status]}>{t(status)}</StatusTag>;
}
