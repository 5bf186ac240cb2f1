import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/column";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { SUPPORT_RESOURCES, SUPPORT_STEPS, type SupportResource } from "@/lib/teams/domain/support";
import type { SupportCellView } from "@/lib/teams/types";
import { figureText, periodText } from "./words";

type Props = { cells: readonly SupportCellView[]; isStaff: boolean };

const hasContent = (cell: SupportCellView): boolean => Object.keys(cell.steps).length > 0 || cell.excluded;

/** D1: team's support by resource and period, step by step. Periods nobody asked about are left out. */
export function SupportTable({ cells, isStaff }: Props) {
  const t = useTranslations("teams");
  const shown = cells.filter(hasContent);
  if (shown.length === 0) return <p className="text-text-2">{t("team.noSupport")}</p>;
  return (
    <div className="grid gap-8">
      {SUPPORT_RESOURCES.filter((resource) => shown.some((cell) => cell.resource === resource)).map((resource) => (
        <ResourceTable
          key={resource}
          resource={resource}
          cells={shown.filter((cell) => cell.resource === resource)}
          isStaff={isStaff}
        />
      ))}
    </div>
  );
}

function ResourceTable({ resource, cells, isStaff }: Props & { resource: SupportResource }) {
  const t = useTranslations("teams");
  const locale = useLocale();
  const steps = isStaff ? SUPPORT_STEPS : (["REQUESTED", "AGREED"] as const);
  const columns: Column<SupportCellView>[] = [
    { key: "period", header: t("periodHeader"), primary: true, render: (cell) => periodText(t, cell.period) },
    ...steps.map((step) => ({
      key: step,
      header: t(`steps.${step}`),
      align: "end" as const,
      render: (cell: SupportCellView) => {
        const value = cell.steps[step]?.value;
        return value === undefined ? "–" : <span className="whitespace-nowrap">{figureText(value, locale)}</span>;
      },
    })),
  ];
  if (isStaff) columns.push({ key: "next", header: t("status"), render: (cell) => <CellStatus cell={cell} /> });
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t(`resources.${resource}`)}</h3>
      <Table
        caption={t(`resources.${resource}`)}
        captionHidden
        columns={columns}
        rows={cells}
        rowKey={(cell) => cell.period}
      />
    </section>
  );
}

function CellStatus({ cell }: { cell: SupportCellView }) {
  const t = useTranslations("teams");
  if (cell.excluded) return <Badge tone="warning">{t("team.excluded")}</Badge>;
  if (cell.next) return <StatusTag tone="todo">{t(`next.${cell.next}`)}</StatusTag>;
  return cell.steps.AGREED ? <StatusTag tone="done">{t("done")}</StatusTag> : null;
}
