import { useLocale, useTranslations } from "next-intl";
import { wordIn } from "@/components/ledger/words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { LotView, ShareView } from "@/lib/datasets/types";
import { formatWon, formatWonCompact } from "@/lib/platform/format";

/** T2: what each team bears, exactly to the won, and what its envelope has room for. */
export function ShareTable({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  if (lot.shares.length === 0) return null;
  return (
    <Card title={t("purchase.shares")} hint={t("purchase.sharesHint")}>
      <Table
        caption={t("purchase.shares")}
        captionHidden
        rows={lot.shares}
        rowKey={(row) => row.teamId}
        columns={[
          {
            ...{ key: "team", header: t("fields.team"), primary: true },
            render: (row) => (
              <span className="flex flex-wrap items-center gap-1.5">
                <TextLink href={`/teams/${row.teamId}/data`}>{wordIn(locale, row.teamKo, row.teamEn)}</TextLink>
                {row.teamStatus === "ACTIVE" ? null : <Badge>{t("team.left")}</Badge>}
              </span>
            ),
          },
          { key: "weight", header: t("purchase.weight"), align: "end", render: (row) => row.weight },
          {
            ...{ key: "amount", header: t("purchase.amount"), align: "end" },
            render: (row) => (
              <span className="flex flex-wrap items-center justify-end gap-1.5">
                {lot.phase === "PROPOSED" && lot.isStaff && (row.roomWon ?? 0n) < row.amountWon ? (
                  <Badge tone="danger">{t("purchase.short")}</Badge>
                ) : null}
                <strong className="whitespace-nowrap">{formatWon(row.amountWon, locale)}</strong>
              </span>
            ),
          },
          ...(lot.isStaff
            ? [
                {
                  ...{ key: "room", header: t("purchase.roomLeft"), align: "end" as const },
                  render: (row: ShareView) => (row.roomWon === null ? "–" : formatWonCompact(row.roomWon, locale)),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
