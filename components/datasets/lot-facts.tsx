import { useLocale, useTranslations } from "next-intl";
import { wordIn } from "@/components/ledger/words";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import type { LotView } from "@/lib/datasets/types";
import { formatInstant, formatWon } from "@/lib/platform/format";
import { LotPhaseTag } from "./status";

/** T2: what is to be bought, and where it stands. */
export function LotFacts({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  return (
    <Card title={t("lot.facts")} status={<LotPhaseTag phase={lot.phase} />}>
      <DescriptionList
        items={[
          { term: t("fields.owner"), detail: lot.owner },
          { term: t("fields.kind"), detail: `${t(`kinds.${lot.kind}`)} · ${lot.sizeNote}` },
          { term: t("fields.year"), detail: t("yearOf", { year: String(lot.year) }) },
          { term: t("fields.estimated"), detail: formatWon(lot.estimatedWon, locale) },
          ...(lot.priceWon === null ? [] : [{ term: t("fields.price"), detail: formatWon(lot.priceWon, locale) }]),
          { term: t("fields.wanting"), detail: t("lot.teams", { count: lot.wanting }) },
        ]}
      />
    </Card>
  );
}

/** T2: what the vote made of it; staff also see what each team gave, once the vote is closed. */
export function LotVote({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  if (!lot.round) return null;
  const title = t("vote.title", { number: lot.round.number });
  const closes = t(lot.standing ? "vote.closed" : "vote.closes", { at: formatInstant(lot.round.closesAt, locale) });
  if (!lot.standing)
    return (
      <Card title={title} hint={closes}>
        <p>{t("vote.secret")}</p>
      </Card>
    );
  const { rank, points, supporters, tie } = lot.standing;
  return (
    <Card title={title} hint={closes}>
      <p className="text-lead font-semibold">{t("lots.rank", { rank, points })}</p>
      <p className="text-text-2">
        {t("vote.supporters", { count: supporters })} {tie ? t(`vote.ties.${tie}`) : null}
      </p>
      {lot.points ? (
        <div className="mt-4">
          <Table
            caption={t("vote.byTeam")}
            rows={lot.points}
            rowKey={(row) => row.teamId}
            columns={[
              {
                ...{ key: "team", header: t("fields.team"), primary: true },
                render: (row) => wordIn(locale, row.teamKo, row.teamEn),
              },
              { key: "points", header: t("vote.unit"), align: "end", render: (row) => row.points },
            ]}
          />
        </div>
      ) : null}
    </Card>
  );
}
