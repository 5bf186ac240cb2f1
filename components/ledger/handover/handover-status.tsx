import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import type { HandoverStatus } from "@/lib/ledger/types/handover";

const TONES = { DRAFT: "todo", PROPOSED: "doing", EXECUTED: "done", REJECTED: "stop" } as const;

export function HandoverStatusTag({ status }: { status: HandoverStatus }) {
  const t = useTranslations("ledger.handover.statuses");
  return <StatusTag tone={TONES[status]}>{t(status)}</StatusTag>;
}
