"use client";
import { useLocale, useTranslations } from "next-intl";
import { wordIn } from "@/components/ledger/words";
import { ActionButton } from "@/components/ui/action-button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  acceptMilestoneAction,
  approveProjectAction,
  payMilestoneAction,
  rejectProjectAction,
  reportMilestoneAction,
  returnMilestoneAction,
} from "@/lib/datasets/actions/projects";
import type { MilestoneView, ProjectView } from "@/lib/datasets/types";
import { formatWon } from "@/lib/platform/format";
import { EvidenceForm } from "./evidence";

/** T1, L3: what this reader may do with a milestone now. */
export function MilestoneActions({ milestone, project }: { milestone: MilestoneView; project: ProjectView }) {
  const t = useTranslations("datasets.projects");
  const locale = useLocale();
  const amount = formatWon(milestone.amountWon, locale);
  const { may } = milestone;
  const whose = { team: wordIn(locale, project.teamKo, project.teamEn), year: String(project.year) };
  const common = {
    input: { milestoneId: milestone.id },
    refusalsNamespace: "datasets",
    triggerSize: "compact",
  } as const;
  return (
    <span className="flex flex-wrap gap-2">
      {may.addEvidence ? (
        <EvidenceForm subject="milestones" subjectId={milestone.id} kind="RESULT" count={milestone.evidence.length} />
      ) : null}
      {may.report ? (
        <ActionButton
          action={reportMilestoneAction}
          input={{ milestoneId: milestone.id }}
          label={t("report")}
          variant="primary"
          size="compact"
          refusalsNamespace="datasets"
          successMessage={t("reported")}
        />
      ) : null}
      {may.accept ? (
        <>
          <ConfirmDialog
            {...common}
            triggerLabel={t("accept")}
            triggerVariant="primary"
            title={t("acceptTitle", { title: milestone.title })}
            description={t("acceptBody", { ...whose, amount })}
            confirmLabel={t("accept")}
            action={acceptMilestoneAction}
            successMessage={t("accepted")}
          />
          <ConfirmDialog
            {...common}
            triggerLabel={t("return")}
            title={t("returnTitle", { title: milestone.title })}
            confirmLabel={t("return")}
            tone="danger"
            reason={{ label: t("reason"), help: t("reasonHelp"), minimum: 10 }}
            action={returnMilestoneAction}
            successMessage={t("returned")}
          />
        </>
      ) : null}
      {may.pay ? (
        <ConfirmDialog
          {...common}
          triggerLabel={t("pay")}
          triggerVariant="primary"
          title={t("payTitle", { title: milestone.title, amount })}
          description={t("payBody", whose)}
          confirmLabel={t("pay")}
          action={payMilestoneAction}
          successMessage={t("paidDone")}
        />
      ) : null}
    </span>
  );
}

/** T1, L3: the steward's yes or no to a project. */
export function ProjectDecision({ project }: { project: ProjectView }) {
  const t = useTranslations("datasets.projects");
  const locale = useLocale();
  const common = {
    ...{ input: { projectId: project.id, expectedVersion: project.version }, refusalsNamespace: "datasets" },
    triggerSize: "compact",
  } as const;
  return (
    <span className="flex flex-wrap gap-2">
      <ConfirmDialog
        {...common}
        triggerLabel={t("reject")}
        title={t("rejectTitle", { title: project.title })}
        confirmLabel={t("reject")}
        tone="danger"
        reason={{ label: t("reason"), help: t("reasonHelp"), minimum: 10 }}
        action={rejectProjectAction}
        successMessage={t("rejected")}
      />
      <ConfirmDialog
        {...common}
        triggerLabel={t("approve")}
        triggerVariant="primary"
        title={t("approveTitle", { title: project.title })}
        description={t("approveBody", {
          ...{ team: wordIn(locale, project.teamKo, project.teamEn), year: String(project.year) },
          amount: formatWon(project.totalWon, locale),
        })}
        confirmLabel={t("approve")}
        action={approveProjectAction}
        successMessage={t("approved")}
      />
    </span>
  );
}
