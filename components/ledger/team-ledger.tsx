import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { TeamLedger } from "@/lib/ledger/types";
import { formatGpu, formatWonCompact } from "@/lib/platform/format";
import { AllocationStatusTag } from "./allocation-status";
import { termText, wordIn } from "./words";

/** On a team's page: its GPUs and its envelopes, as far as the reader may see them. */
export function TeamLedgerCards({ teamId, ledger }: { teamId: string; ledger: TeamLedger }) {
  return (
    <>
      {ledger.allocations ? (
        <Allocations teamId={teamId} allocations={ledger.allocations} today={ledger.today} />
      ) : null}
      <Envelopes teamId={teamId} envelopes={ledger.envelopes} />
    </>
  );
}

type Allocated = { teamId: string; today: string; allocations: NonNullable<TeamLedger["allocations"]> };

function Allocations({ teamId, allocations, today }: Allocated) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  return (
    <Card
      title={t("teamCards.allocations")}
      actions={<TextLink href={`/teams/${teamId}/utilisation`}>{t("teamCards.use")}</TextLink>}
    >
      <Table
        caption={t("teamCards.allocations")}
        captionHidden
        rows={allocations}
        rowKey={(row) => row.id}
        empty={<p className="text-text-2">{t("teamCards.noAllocations")}</p>}
        columns={[
          {
            key: "pool",
            header: t("allocations.pool"),
            primary: true,
            render: (row) => wordIn(locale, row.poolKo, row.poolEn),
          },
          {
            key: "count",
            header: t("allocations.count"),
            align: "end",
            render: (row) => <span className="whitespace-nowrap">{formatGpu(row.gpuCount, locale)}</span>,
          },
          { key: "term", header: t("allocations.term"), render: (row) => termText(t, locale, row) },
          {
            key: "status",
            header: t("allocations.status"),
            render: (row) => <AllocationStatusTag allocation={row} today={today} />,
          },
        ]}
      />
    </Card>
  );
}

function Envelopes({ teamId, envelopes }: Pick<TeamLedger, "envelopes"> & { teamId: string }) {
  const t = useTranslations("ledger");
  const resources = useTranslations("teams.resources");
  const locale = useLocale();
  const amount = (key: "limitWon" | "committedWon" | "paidWon", header: string) => ({
    key,
    header,
    align: "end" as const,
    render: (row: TeamLedger["envelopes"][number]) => (
      <span className="whitespace-nowrap">{formatWonCompact(row[key], locale)}</span>
    ),
  });
  return (
    <Card
      title={t("teamCards.budgets")}
      actions={
        <span className="flex flex-wrap gap-x-4">
          {envelopes.some((one) => one.resource === "DATA_JOINT" || one.resource === "DATA_OWN") ? (
            <TextLink href={`/teams/${teamId}/data`}>{t("teamCards.data")}</TextLink>
          ) : null}
          {envelopes.some((one) => one.resource === "TALENT") ? (
            <TextLink href={`/teams/${teamId}/talent`}>{t("teamCards.talent")}</TextLink>
          ) : null}
        </span>
      }
    >
      <Table
        caption={t("teamCards.budgets")}
        captionHidden
        rows={envelopes}
        rowKey={(row) => row.id}
        empty={<p className="text-text-2">{t("teamCards.noBudgets")}</p>}
        columns={[
          {
            key: "item",
            header: t("budgets.item"),
            primary: true,
            render: (row) => `${t("budgets.year", { year: String(row.year) })} ${resources(row.resource)}`,
          },
          amount("limitWon", t("budgets.limit")),
          amount("committedWon", t("budgets.committed")),
          amount("paidWon", t("budgets.paid")),
        ]}
      />
    </Card>
  );
}
