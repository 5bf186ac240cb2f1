"use client";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatGpu } from "@/lib/platform/format";
import { cellKey } from "@/lib/teams/domain/support";
import type { SupportCellView } from "@/lib/teams/types";
import { periodText } from "./words";

/** Per half-year: GPUs held on the tightest day, and agreed with all teams. */
export type GpuOutlook = readonly { halfYear: string; held: number; agreed: number }[];
type Props = {
  outlook: GpuOutlook;
  figures: Record<string, number | bigint | null>;
  cells: readonly SupportCellView[];
};

/** D1: what the typed figures would do, live: agreed with the other teams plus this team's new figure, against what is held. */
export function GpuEffect({ outlook, figures, cells }: Props) {
  const t = useTranslations("teams");
  const locale = useLocale();
  const rows = outlook.map(({ halfYear, held, agreed }) => {
    const place = { resource: "GPU", period: halfYear } as const;
    const now = Number(cells.find((cell) => cellKey(cell) === cellKey(place))?.steps.AGREED?.value ?? 0);
    const typed = figures[cellKey(place)];
    const after = agreed - now + (typed === null || typed === undefined ? now : Number(typed));
    return { halfYear, held, agreed, after, room: held - after };
  });
  return (
    <Card title={t("support.effect")} hint={t("support.effectHint")}>
      <div aria-live="polite">
        <Table
          caption={t("support.effect")}
          captionHidden
          rows={rows}
          rowKey={(row) => row.halfYear}
          columns={[
            { key: "period", header: t("periodHeader"), primary: true, render: (row) => periodText(t, row.halfYear) },
            { key: "held", header: t("support.held"), align: "end", render: (row) => formatGpu(row.held, locale) },
            {
              key: "agreed",
              header: t("support.agreedAll"),
              align: "end",
              render: (row) => formatGpu(row.agreed, locale),
            },
            { key: "after", header: t("support.after"), align: "end", render: (row) => formatGpu(row.after, locale) },
            {
              key: "room",
              header: t("status"),
              render: (row) =>
                row.room >= 0 ? (
                  <StatusTag tone="done">{t("support.room", { count: formatGpu(row.room, locale) })}</StatusTag>
                ) : (
                  <StatusTag tone="warn">{t("support.short", { count: formatGpu(-row.room, locale) })}</StatusTag>
                ),
            },
          ]}
        />
      </div>
    </Card>
  );
}
