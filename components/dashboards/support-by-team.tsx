import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { SupportView, TeamSupport } from "@/lib/dashboards/types";
import { formatGpu, formatWonCompact } from "@/lib/platform/format";
import { nameIn } from "./names";

async function supportColumns({ shows }: SupportView): Promise<Column<TeamSupport>[]> {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  const won = (amount: bigint | null) => (amount === null ? t("support.none") : formatWonCompact(amount, locale));
  const name = (row: TeamSupport) =>
    row.status === "ACTIVE"
      ? nameIn(locale, row)
      : t("support.left", { name: nameIn(locale, row), status: t(`teamStates.${row.status}`) });
  const figure = (key: "gpu" | "data" | "talent", render: (row: TeamSupport) => string): Column<TeamSupport>[] =>
    shows[key] ? [{ key, header: t(`support.${key}`), align: "end", render }] : [];
  return [
    {
      key: "team",
      header: t("support.team"),
      primary: true,
      render: (row) => <TextLink href={`/teams/${row.teamId}/support`}>{name(row)}</TextLink>,
    },
    ...figure("gpu", (row) => (row.gpuCount === null ? t("support.none") : formatGpu(row.gpuCount, locale))),
    ...figure("data", (row) => won(row.dataWon)),
    ...figure("talent", (row) => won(row.talentWon)),
  ];
}

/** D1: what is agreed with each team now; P1: a steward sees the own kind. */
export async function SupportByTeam({ support }: { support: SupportView }) {
  const t = await getTranslations("dashboards.support");
  const half = support.halfYear.slice(4);
  return (
    <Card title={t("title")} actions={<TextLink href="/teams">{t("rows")}</TextLink>}>
      {support.teams.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : (
        <>
          <p className="mb-1 text-small text-text-2">{t("hint", { year: String(support.year), half })}</p>
          <Table
            caption={t("caption")}
            captionHidden
            rows={support.teams}
            rowKey={(row) => row.teamId}
            columns={await supportColumns(support)}
          />
        </>
      )}
    </Card>
  );
}
