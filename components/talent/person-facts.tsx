import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import { formatInstant, formatMonth, formatPercent, formatWon } from "@/lib/platform/format";
import { COST_KINDS } from "@/lib/talent/domain/support";
import type { PersonView } from "@/lib/talent/types";
import { TalentStatusTag } from "./talent-status";

/** H3: who, from where, for how long, for how much. */
export function PersonFacts({ person }: { person: PersonView }) {
  const t = useTranslations("talent");
  const locale = useLocale();
  const monthly = COST_KINDS.map((kind) => ({
    term: t(`costs.${kind}`),
    detail: formatWon(person.monthly[kind], locale),
  }));
  return (
    <Card title={t("person.facts")} status={<TalentStatusTag status={person.status} />}>
      <DescriptionList
        items={[
          { term: t("fields.name"), detail: `${person.name} (${person.nameEn})` },
          { term: t("fields.homeInstitution"), detail: `${person.homeInstitution} · ${person.homeCountry}` },
          { term: t("fields.task"), detail: person.task },
          {
            term: t("fields.period"),
            detail: `${formatMonth(person.firstMonth, locale)} ~ ${formatMonth(person.lastMonth, locale)}`,
          },
          ...monthly,
          {
            term: t("fields.matching"),
            detail: formatPercent(person.matchingBasisPoints / 10_000, 2),
            hint: t("person.monthly", { amount: formatWon(person.monthlySupportWon, locale) }),
          },
          { term: t("person.requested"), detail: formatInstant(person.requestedAt, locale) },
          ...(person.decidedAt
            ? [
                {
                  term: t("person.decided"),
                  detail: formatInstant(person.decidedAt, locale),
                  ...(person.decisionReason ? { hint: person.decisionReason } : {}),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

/** H1: what each year's envelope is bound to pay for this researcher. */
export function PersonYears({ person }: { person: PersonView }) {
  const t = useTranslations("talent");
  const locale = useLocale();
  return (
    <Card title={t("person.years")}>
      <Table
        caption={t("person.years")}
        captionHidden
        rows={person.years}
        rowKey={(row) => String(row.year)}
        columns={[
          {
            key: "year",
            header: t("caps.year"),
            primary: true,
            render: (row) => t("caps.yearOf", { year: String(row.year) }),
          },
          { key: "bound", header: t("fields.support"), align: "end", render: (row) => formatWon(row.boundWon, locale) },
          { key: "paid", header: t("fields.paid"), align: "end", render: (row) => formatWon(row.paidWon, locale) },
        ]}
      />
    </Card>
  );
}
