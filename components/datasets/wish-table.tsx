import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { wordIn } from "@/components/ledger/words";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { WishRow } from "@/lib/datasets/types";
import { formatWonCompact } from "@/lib/platform/format";

type Props = {
  caption: string;
  none: string;
  rows: readonly WishRow[];
  withTeam: boolean;
  /** Whether a row says into which lot it went. */
  withState: boolean;
  action?: ((row: WishRow) => ReactNode) | undefined;
};

/** T2: what teams wish to be bought together, and why. */
export function WishTable({ caption, none, rows, withTeam, withState, action }: Props) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="text-text-2">{none}</p>}
      columns={[
        {
          ...{ key: "corpus", header: t("fields.corpus"), primary: true },
          render: (row) => (
            <>
              {row.corpus}
              <span className="block text-small font-normal text-text-2">
                {row.owner} · {t(`kinds.${row.kind}`)} · {row.sizeNote}
              </span>
            </>
          ),
        },
        ...(withTeam
          ? [
              {
                ...{ key: "team", header: t("fields.team") },
                render: (row: WishRow) => (
                  <span className="whitespace-nowrap">
                    <TextLink href={`/teams/${row.teamId}/data`}>{wordIn(locale, row.teamKo, row.teamEn)}</TextLink>
                  </span>
                ),
              },
            ]
          : []),
        {
          ...{ key: "purpose", header: t("fields.purpose") },
          render: (row) => (
            <>
              {row.purpose}
              {row.priorityNote ? <span className="block text-small text-text-2">{row.priorityNote}</span> : null}
            </>
          ),
        },
        {
          ...{ key: "estimated", header: t("fields.estimated"), align: "end" },
          render: (row) => <span className="whitespace-nowrap">{formatWonCompact(row.estimatedWon, locale)}</span>,
        },
        ...(withState
          ? [{ key: "state", header: t("fields.phase"), render: (row: WishRow) => <WishState wish={row} /> }]
          : []),
        ...(action ? [{ key: "action", header: t("fields.action"), render: action }] : []),
      ]}
    />
  );
}

function WishState({ wish }: { wish: WishRow }) {
  const t = useTranslations("datasets");
  if (wish.lot) return <TextLink href={`/ledger/data/${wish.lot.id}`}>{t("lots.number", wish.lot)}</TextLink>;
  return <Badge>{t(wish.withdrawn ? "wishes.withdrawn" : "wishes.open")}</Badge>;
}
