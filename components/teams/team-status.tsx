import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import type { TeamStatus } from "@/lib/teams/domain/support";

const TONES = { ACTIVE: "doing", ELIMINATED: "stop", WITHDRAWN: "todo" } as const;

export function TeamStatusTag({ status }: { status: TeamStatus }) {
  const t = useTranslations("teams.statuses");
  return <StatusTag tone={TONES[status]}>{t(status)}</StatusTag>;
}
