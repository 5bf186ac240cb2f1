"use client";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { TeamData } from "@/lib/datasets/types";
import { formatWonCompact } from "@/lib/platform/format";
import { WishForm, WithdrawWish } from "./wish-form";
import { WishTable } from "./wish-table";

/** T2: what the team wishes for, and what has become of it. */
export function TeamWishes({ data }: { data: TeamData }) {
  const t = useTranslations("datasets.wishes");
  const mayWithdraw = data.may.wish && data.wishes.some((wish) => !wish.lot && !wish.withdrawn);
  return (
    <Card
      id="wishes"
      title={t("title")}
      hint={t("teamHint")}
      actions={data.may.wish ? <WishForm teamId={data.team.id} count={data.wishes.length} /> : undefined}
    >
      <WishTable
        caption={t("title")}
        none={t("none")}
        rows={data.wishes}
        withTeam={false}
        withState
        action={
          mayWithdraw
            ? (wish) => (wish.lot || wish.withdrawn ? null : <WithdrawWish wishId={wish.id} corpus={wish.corpus} />)
            : undefined
        }
      />
      {data.proposed.wishes.length > 0 ? <Proposed data={data} /> : null}
    </Card>
  );
}

/** A4: what the proposal asked for and the team has not brought forward yet. */
function Proposed({ data }: { data: TeamData }) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  return (
    <div className="mt-6">
      <Table
        caption={t("wishes.proposed")}
        rows={data.proposed.wishes}
        rowKey={(row) => `${row.corpus} ${row.owner}`}
        columns={[
          { key: "corpus", header: t("fields.corpus"), primary: true, render: (row) => row.corpus },
          { key: "owner", header: t("fields.owner"), render: (row) => row.owner },
          {
            ...{ key: "estimated", header: t("fields.estimated"), align: "end" },
            render: (row) => <span className="whitespace-nowrap">{formatWonCompact(row.estimatedWon, locale)}</span>,
          },
          {
            ...{ key: "action", header: t("fields.action") },
            render: (row) => <WishForm teamId={data.team.id} count={data.wishes.length} proposed={row} />,
          },
        ]}
      />
    </div>
  );
}
