import { useLocale, useTranslations } from "next-intl";
import { termText, wordIn } from "@/components/ledger/words";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import { formatCount, formatGpu, formatWon } from "@/lib/platform/format";
import type { GivenGpuLine, MoneyLine, OwnLine } from "@/lib/settlement/domain/statement";
import type { SettlementView } from "@/lib/settlement/types";

type Content = SettlementView["content"];

const MONEY = ["carriedInWon", "limitWon", "committedWon", "paidWon", "carryWon", "returnWon"] as const;
const OWN = ["dueWon", "dueCashWon", "cashWon", "inKindWon", "shortWon", "shortCashWon", "excessWon"] as const;

/** One column for each of these figures; their unit stands above. */
const wonColumns = <Key extends string, Row extends Record<Key, string>>(
  keys: readonly Key[],
  header: (key: Key) => string,
): Column<Row>[] =>
  keys.map((key) => ({
    ...{ key, header: header(key), align: "end" },
    render: (row) => <span className="md:whitespace-nowrap">{formatCount(BigInt(row[key]))}</span>,
  }));

/** T2, H3: every kind of money: limit, bound, paid, what goes on and what goes back. */
export function MoneyCard({ money }: { money: Content["money"] }) {
  const t = useTranslations("settlement.statement.money");
  const resources = useTranslations("teams.resources");
  const say = useTranslations("settlement.statement");
  const columns = wonColumns<(typeof MONEY)[number], MoneyLine>(MONEY, (key) => t(key));
  return (
    <Card title={t("title")} hint={say("inWon")}>
      <Table
        caption={t("title")}
        captionHidden
        rows={money}
        rowKey={(row) => row.key}
        empty={<p className="text-text-2">{t("none")}</p>}
        columns={[{ key: "item", header: t("item"), primary: true, render: (row) => resources(row.key) }, ...columns]}
      />
    </Card>
  );
}

/** G1, G5: GPUs a team had, in hours and by what their pool costs. */
export function GpuCard({ gpu }: { gpu: NonNullable<Content["gpu"]> }) {
  const t = useTranslations("settlement.statement.gpu");
  const ledger = useTranslations("ledger");
  const locale = useLocale();
  const hours = (amount: string | null) => (amount === null ? "–" : formatCount(Number(amount)));
  const columns: Column<GivenGpuLine>[] = [
    { key: "pool", header: t("pool"), primary: true, render: (row) => wordIn(locale, row.poolKo, row.poolEn) },
    { key: "count", header: t("count"), align: "end", render: (row) => formatGpu(row.gpuCount, locale) },
    {
      key: "term",
      header: t("term"),
      render: (row) => termText(ledger, locale, { validFrom: row.from, validTo: row.to }),
    },
    { key: "hours", header: t("hours"), align: "end", render: (row) => hours(row.hours) },
    { key: "value", header: t("value"), align: "end", render: (row) => formatWon(BigInt(row.valueWon), locale) },
  ];
  return (
    <Card title={t("title")}>
      <DescriptionList
        items={[
          { term: t("agreedHours"), detail: hours(gpu.agreedHours) },
          { term: t("allocatedHours"), detail: hours(gpu.allocatedHours) },
          { term: t("usedHours"), detail: hours(gpu.usedHours) },
          { term: t("value"), detail: formatWon(BigInt(gpu.valueWon), locale), hint: t("valueHint") },
        ]}
      />
      <Table
        caption={t("title")}
        captionHidden
        rows={gpu.allocations}
        rowKey={(row) => `${row.poolKo}${row.from}${row.gpuCount}`}
        empty={<p className="text-text-2">{t("none")}</p>}
        columns={columns}
      />
    </Card>
  );
}

/** D2: what each organisation owed and paid in. */
export function OwnCard({ own }: { own: Content["own"] }) {
  const t = useTranslations("settlement.statement.own");
  const say = useTranslations("settlement.statement");
  const locale = useLocale();
  const columns = wonColumns<(typeof OWN)[number], OwnLine>(OWN, (key) => t(key));
  return (
    <Card title={t("title")} hint={say("inWon")}>
      <Table
        caption={t("title")}
        captionHidden
        rows={own}
        rowKey={(row) => row.key}
        empty={<p className="text-text-2">{t("none")}</p>}
        columns={[
          {
            key: "organisation",
            header: t("organisation"),
            primary: true,
            render: (row) => wordIn(locale, row.nameKo, row.nameEn),
          },
          ...columns,
        ]}
      />
    </Card>
  );
}
