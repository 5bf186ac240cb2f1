"use client";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { TeamData } from "@/lib/datasets/types";
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
    </Card>
  );
}
