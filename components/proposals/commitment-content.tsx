import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { classify } from "@/lib/openness/domain/classify";
import { formatWon } from "@/lib/platform/format";
import type { ConsortiumMember } from "@/lib/proposals/domain/consortium";
import type { SectionContents } from "@/lib/proposals/domain/content";
import { inLanguage } from "./names";
import { OpennessStanding } from "./openness-standing";
import { FormulaTable, TargetsTable } from "./performance-tables";

function Paragraph({ title, text }: { title: string; text: string }) {
  const t = useTranslations("proposals.document");
  return (
    <div>
      <p className="font-semibold">{title}</p>
      <p className="whitespace-pre-line">{text || t("nothing")}</p>
    </div>
  );
}

export function PerformanceContentView({ content }: { content: SectionContents["performance"] }) {
  const t = useTranslations("proposals");
  if (content.rows.length === 0) return <p className="text-text-2">{t("document.nothing")}</p>;
  return (
    <div className="grid gap-6">
      <TargetsTable table={content} />
      <FormulaTable table={content} formulaKey={content.formulaKey} targetBasisPoints={null} />
      <Paragraph title={t("performance.method")} text={content.method} />
    </div>
  );
}

export function OpennessContentView({ content }: { content: SectionContents["openness"] }) {
  const t = useTranslations("proposals");
  const o = useTranslations("openness.components");
  return (
    <div className="grid gap-4">
      <OpennessStanding standing={classify(content.choices)} />
      {content.choices.length > 0 ? (
        <Table
          caption={t("openness.released")}
          rows={content.choices}
          rowKey={(choice) => choice.componentKey}
          columns={[
            {
              key: "component",
              header: t("openness.component"),
              primary: true,
              render: (choice) => o(choice.componentKey),
            },
            { key: "licence", header: t("openness.licence"), render: (choice) => choice.licence },
            { key: "note", header: t("openness.note"), render: (choice) => choice.note || "–" },
          ]}
        />
      ) : null}
      <Paragraph title={t("openness.releasePlan")} text={content.releasePlan} />
    </div>
  );
}

type ContributionProps = { content: SectionContents["contribution"]; members: readonly ConsortiumMember[] };

export function ContributionContentView({ content, members }: ContributionProps) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const rows = content.rows;
  if (rows.length === 0) return <p className="text-text-2">{t("document.nothing")}</p>;
  const sum = rows.reduce((total, row) => total + row.cashWon + row.inKindWon, 0n);
  const nameOf = (id: string) => {
    const member = members.find((one) => one.organisationId === id);
    return member ? inLanguage(locale, member.nameKo, member.nameEn) : "–";
  };
  return (
    <Table
      caption={t("document.sumOf", { matter: t("sections.contribution"), sum: formatWon(sum, locale) })}
      rows={rows}
      rowKey={(row) => `${row.organisationId}:${row.year}`}
      columns={[
        {
          key: "organisation",
          header: t("contribution.organisation"),
          primary: true,
          render: (row) => nameOf(row.organisationId),
        },
        {
          key: "year",
          header: t("contribution.yearHeader"),
          render: (row) => t("contribution.year", { year: String(row.year) }),
        },
        {
          key: "cash",
          header: t("contribution.cash"),
          align: "end",
          render: (row) => <span className="num">{formatWon(row.cashWon, locale)}</span>,
        },
        {
          key: "inKind",
          header: t("contribution.inKind"),
          align: "end",
          render: (row) => <span className="num">{formatWon(row.inKindWon, locale)}</span>,
        },
        { key: "note", header: t("contribution.note"), render: (row) => row.note || "–" },
      ]}
    />
  );
}
