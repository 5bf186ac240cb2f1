import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { Table } from "@/components/ui/table";
import type { MilestoneView, ProjectView } from "@/lib/datasets/types";
import { dateOf } from "@/lib/ledger/domain/calendar";
import { formatDate, formatWon, formatWonCompact } from "@/lib/platform/format";
import { EvidenceList } from "./evidence";
import { MilestoneActions, ProjectDecision } from "./milestone-actions";
import { MilestoneTag, ProjectTag } from "./status";

/** T1: one project of a team, milestone by milestone. */
export function ProjectCard({ project }: { project: ProjectView }) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  return (
    <Card
      level={3}
      title={project.title}
      hint={t("projects.summary", {
        year: String(project.year),
        total: formatWonCompact(project.totalWon, locale),
      })}
      status={<ProjectTag status={project.status} />}
      actions={project.mayDecide ? <ProjectDecision project={project} /> : undefined}
    >
      <p className="mb-4">{project.description}</p>
      {project.decisionReason ? (
        <p className="mb-4 text-text-2">{t("projects.rejectedFor", { reason: project.decisionReason })}</p>
      ) : null}
      {project.status === "APPROVED" ? (
        <div className="mb-4">
          <Progress
            label={t("projects.paid")}
            value={Number(project.paidWon)}
            max={Number(project.totalWon)}
            valueText={t("projects.paidOf", {
              paid: formatWonCompact(project.paidWon, locale),
              total: formatWonCompact(project.totalWon, locale),
            })}
          />
        </div>
      ) : null}
      <Milestones project={project} />
    </Card>
  );
}

function Milestones({ project }: { project: ProjectView }) {
  const { milestones, title } = project;
  const t = useTranslations("datasets");
  const locale = useLocale();
  return (
    <Table
      caption={t("projects.milestonesOf", { title })}
      captionHidden
      rows={milestones}
      rowKey={(row) => row.id}
      columns={[
        {
          ...{ key: "title", header: t("projects.milestoneTitle"), primary: true },
          render: (row) => `${row.number}. ${row.title}`,
        },
        {
          ...{ key: "amount", header: t("projects.amount"), align: "end" },
          render: (row) => <span className="whitespace-nowrap">{formatWon(row.amountWon, locale)}</span>,
        },
        {
          ...{ key: "due", header: t("projects.dueOn") },
          render: (row) => (
            <span className="flex flex-wrap items-center gap-1.5">
              <span className="whitespace-nowrap">{formatDate(dateOf(row.dueOn), locale)}</span>
              {row.overdue ? <Badge tone="warning">{t("projects.overdue")}</Badge> : null}
            </span>
          ),
        },
        {
          ...{ key: "status", header: t("fields.phase") },
          render: (row) => (
            <>
              <MilestoneTag status={row.status} />
              {row.returnReason && row.status === "PLANNED" ? (
                <span className="block text-small text-text-2">{row.returnReason}</span>
              ) : null}
            </>
          ),
        },
        { key: "evidence", header: t("evidence.title"), render: (row) => <EvidenceList evidence={row.evidence} /> },
        ...(milestones.some(({ may }) => Object.values(may).includes(true))
          ? [
              {
                ...{ key: "action", header: t("fields.action") },
                render: (row: MilestoneView) => <MilestoneActions milestone={row} project={project} />,
              },
            ]
          : []),
      ]}
    />
  );
}
