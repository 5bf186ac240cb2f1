import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { TeamContribution } from "@/lib/settlement/types";
import { SETTLEMENT_TONES } from "./words";

type Props = { teamId: string; settlements: TeamContribution["settlements"] };

/** Years that are over, and where the settlement of each stands. */
export function YearList({ teamId, settlements }: Props) {
  const t = useTranslations("settlement.statement");
  return (
    <Card title={t("list.title")} hint={t("list.hint")}>
      <Table
        caption={t("list.title")}
        captionHidden
        rows={settlements}
        rowKey={({ year }) => String(year)}
        empty={<p className="text-text-2">{t("list.none")}</p>}
        columns={[
          {
            key: "year",
            header: t("list.title"),
            primary: true,
            render: ({ year }) => (
              <TextLink href={`/teams/${teamId}/settlement/${year}`}>{t("list.open", { year: String(year) })}</TextLink>
            ),
          },
          {
            key: "status",
            header: t("steps.title"),
            render: ({ status }) => (
              <StatusTag tone={SETTLEMENT_TONES[status ?? "NONE"]}>{t(`status.${status ?? "NONE"}`)}</StatusTag>
            ),
          },
        ]}
      />
    </Card>
  );
}
