import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { dateOf } from "@/lib/ledger/domain/calendar";
import type { HandoverForm } from "@/lib/ledger/types/handover";
import { formatDate } from "@/lib/platform/format";
import { wordIn } from "../words";

/** G4: the lease that ends, or the team that leaves, that a plan is to be about. */
export function HandoverSubjects({ subjects }: { subjects: HandoverForm["subjects"] }) {
  const t = useTranslations("ledger.handover");
  const locale = useLocale();
  return (
    <>
      <Card title={t("choosePool")}>
        <Table
          caption={t("choosePool")}
          captionHidden
          rows={subjects.pools}
          rowKey={(pool) => pool.id}
          empty={<p className="text-text-2">{t("noPools")}</p>}
          columns={[
            {
              key: "pool",
              header: t("pool"),
              primary: true,
              render: (pool) => (
                <TextLink href={`/ledger/handovers/new?pool=${pool.id}`}>
                  {wordIn(locale, pool.nameKo, pool.nameEn)}
                </TextLink>
              ),
            },
            { key: "end", header: t("end"), render: (pool) => formatDate(dateOf(pool.validTo), locale) },
          ]}
        />
      </Card>
      <Card title={t("chooseTeam")}>
        <ul className="grid gap-2">
          {subjects.teams.map((team) => (
            <li key={team.id}>
              <TextLink href={`/ledger/handovers/new?team=${team.id}`}>
                {wordIn(locale, team.nameKo, team.nameEn)}
              </TextLink>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
