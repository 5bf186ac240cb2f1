import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import type { WordedAgreement, WordedFact, WordedTable } from "@/lib/agreements/types";

function Facts({ facts }: { facts: readonly WordedFact[] }) {
  return (
    <DescriptionList
      items={facts.map(({ label, value, code }) => ({
        term: label,
        detail: code ? <code className="num text-small break-all">{value}</code> : value,
      }))}
    />
  );
}

type KeyedRow = { key: string; cells: string[] };

function AnnexTable({ table }: { table: WordedTable }) {
  const columns = table.head.map(
    (header, index): Column<KeyedRow> => ({
      ...{ key: String(index), header, primary: index === 0 },
      align: table.figures.includes(index) ? "end" : "start",
      render: ({ cells }) => cells[index] || "–",
    }),
  );
  return (
    <section>
      <h3 className="mb-1 font-semibold">{table.title}</h3>
      <Table
        caption={table.title}
        captionHidden
        columns={columns}
        rows={table.rows.map((cells, index) => ({ key: String(index), cells }))}
        rowKey={(row) => row.key}
        empty={<p className="text-text-2">{table.empty}</p>}
      />
    </section>
  );
}

/** D4: the whole content in the reader's language, as it is signed and printed. */
export function AgreementText({ worded }: { worded: WordedAgreement }) {
  const t = useTranslations("agreements.page");
  return (
    <>
      <Card title={worded.title} hint={worded.subtitle}>
        <Facts facts={worded.facts} />
      </Card>
      <Card title={t("articles")}>
        <ol className="grid gap-5">
          {worded.articles.map(({ key, title, text }) => (
            <li key={key}>
              <h3 className="font-semibold">{title}</h3>
              <p className="prose-ko mt-1">{text}</p>
            </li>
          ))}
        </ol>
      </Card>
      {worded.annexes.map((annex) => (
        <Card key={annex.key} id={annex.key} title={annex.title}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {annex.facts.length > 0 ? <Facts facts={annex.facts} /> : null}
            {annex.tables.map((table) => (
              <AnnexTable key={table.title} table={table} />
            ))}
            {annex.note ? <p className="whitespace-pre-line text-small text-text-2">{annex.note}</p> : null}
          </div>
        </Card>
      ))}
    </>
  );
}
