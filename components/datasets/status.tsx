import { useLocale, useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import type { LotPhase } from "@/lib/datasets/domain/lots";
import type { MilestoneStatus } from "@/lib/datasets/domain/projects";
import type { DeliveryView, LotRow, ProjectView } from "@/lib/datasets/types";
import { dateOf } from "@/lib/ledger/domain/calendar";
import { formatDate } from "@/lib/platform/format";

const PHASES = {
  COLLECTING: "todo",
  VOTING: "doing",
  RANKED: "doing",
  PROPOSED: "doing",
  PURCHASED: "doing",
  PAID: "done",
  CANCELLED: "stop",
} as const;
const MILESTONES = { PLANNED: "todo", REPORTED: "doing", ACCEPTED: "doing", PAID: "done" } as const;
const PROJECTS = { REQUESTED: "doing", APPROVED: "done", REJECTED: "stop" } as const;
const DELIVERIES = { SENT: "doing", CONFIRMED: "done", REFUSED: "stop" } as const;
const LICENCES = { COMING: "todo", RUNNING: "done", EXPIRING: "warn", EXPIRED: "stop" } as const;

/** T2: where a lot stands. */
export function LotPhaseTag({ phase }: { phase: LotPhase }) {
  const t = useTranslations("datasets.phases");
  return <StatusTag tone={PHASES[phase]}>{t(phase)}</StatusTag>;
}

export function MilestoneTag({ status }: { status: MilestoneStatus }) {
  const t = useTranslations("datasets.milestoneStatuses");
  return <StatusTag tone={MILESTONES[status]}>{t(status)}</StatusTag>;
}

export function ProjectTag({ status }: { status: ProjectView["status"] }) {
  const t = useTranslations("datasets.projectStatuses");
  return <StatusTag tone={PROJECTS[status]}>{t(status)}</StatusTag>;
}

export function DeliveryTag({ status }: { status: DeliveryView["status"] }) {
  const t = useTranslations("datasets.deliveryStatuses");
  return <StatusTag tone={DELIVERIES[status]}>{t(status)}</StatusTag>;
}

/** T2: whether the licence still runs, and until when. */
export function LicenceTag({ licence }: { licence: NonNullable<LotRow["licence"]> }) {
  const t = useTranslations("datasets.licence");
  const locale = useLocale();
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <StatusTag tone={LICENCES[licence.state]}>{t(`states.${licence.state}`)}</StatusTag>
      <span className="text-small text-text-2">
        {licence.expiresOn ? t("until", { day: formatDate(dateOf(licence.expiresOn), locale) }) : t("withoutEnd")}
      </span>
    </span>
  );
}
