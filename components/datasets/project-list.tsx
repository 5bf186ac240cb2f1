import { useLocale, useTranslations } from "next-intl";
import { wordIn } from "@/components/ledger/words";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ProjectView } from "@/lib/datasets/types";
import { formatWonCompact } from "@/lib/platform/format";
import { ProjectTag } from "./status";

/** T1: every team's own projects, for staff: what waits, what is bound and paid. */
export function ProjectList({ projects }: { projects: readonly ProjectView[] }) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  const amount = (key: "totalWon" | "committedWon" | "paidWon", header: string) => ({
    ...{ key, header, align: "end" as const },
    render: (row: ProjectView) => <span className="whitespace-nowrap">{formatWonCompact(row[key], locale)}</span>,
  });
  return (
    <Table
      caption={t("projects.title")}
      captionHidden
      rows={projects}
      rowKey={(row) => row.id}
      empty={<p className="text-text-2">{t("projects.none")}</p>}
      columns={[
        {
          ...{ key: "title", header: t("projects.titleField"), primary: true },
          render: (row) => (
            <>
              <TextLink href={`/teams/${row.teamId}/data#projects`}>{row.title}</TextLink>
              <span className="block text-small font-normal text-text-2">
                {wordIn(locale, row.teamKo, row.teamEn)} · {t("yearOf", { year: String(row.year) })}
              </span>
            </>
          ),
        },
        amount("totalWon", t("projects.total")),
        amount("committedWon", t("projects.committed")),
        amount("paidWon", t("projects.paid")),
        {
          ...{ key: "status", header: t("fields.phase") },
          render: (row) => {
            const waiting = row.milestones.filter(
              ({ status }) => status === "REPORTED" || status === "ACCEPTED",
            ).length;
            return (
              <span className="flex flex-wrap items-center gap-1.5">
                <ProjectTag status={row.status} />
                {waiting > 0 ? <Badge tone="info">{t("projects.waiting", { count: waiting })}</Badge> : null}
              </span>
            );
          },
        },
      ]}
    />
  );
}
