import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatDate, formatPercent, formatWon } from "@/lib/platform/format";
import type { DueSpan, TeamContribution } from "@/lib/settlement/types";

const percent = (basisPoints: number): string => formatPercent(basisPoints / 10_000, 2);

function Span({ span, contribution }: { span: DueSpan; contribution: TeamContribution }) {
  const t = useTranslations("settlement");
  const levels = useTranslations("openness.levels");
  const sizes = useTranslations("organisations.sizes");
  const locale = useLocale();
  const lower = contribution.source !== null && span.level !== contribution.source.plannedLevel;
  const title = t("due.span", {
    from: formatDate(`${span.from}T00:00:00+09:00`, locale),
    to: formatDate(`${span.to}T00:00:00+09:00`, locale),
    level: levels(span.level),
  });
  const names = new Map(contribution.organisations.map((one) => [one.organisationId, one]));
  const amount = (won: string) => <span className="md:whitespace-nowrap">{formatWon(BigInt(won), locale)}</span>;
  return (
    <section className="border-t border-line pt-4 first:border-0 first:pt-0">
      <h3 className="text-body font-semibold">{title}</h3>
      <p className="mb-2 text-small text-text-2">
        {t(lower ? "due.lower" : "due.planned")}{" "}
        {span.years
          .map(({ year, dueWon }) => t("due.ofYear", { year: String(year), amount: formatWon(dueWon, locale) }))
          .join(" · ")}
      </p>
      <Table
        caption={title}
        captionHidden
        rows={span.members}
        rowKey={(row) => row.organisationId}
        columns={[
          {
            key: "organisation",
            header: t("fields.organisation"),
            primary: true,
            render: (row) => {
              const named = names.get(row.organisationId);
              return named ? nameIn(locale, named) : row.organisationId;
            },
          },
          { key: "size", header: t("due.size"), render: (row) => sizes(row.size) },
          { key: "support", header: t("due.support"), align: "end", render: (row) => amount(row.supportWon) },
          { key: "rate", header: t("due.rate"), align: "end", render: (row) => percent(row.rateBasisPoints) },
          { key: "minimum", header: t("fields.due"), align: "end", render: (row) => amount(row.minimumWon) },
          {
            key: "share",
            header: t("due.cashShare"),
            align: "end",
            render: (row) => percent(row.cashShareBasisPoints),
          },
          { key: "cash", header: t("due.cashMinimum"), align: "end", render: (row) => amount(row.minimumCashWon) },
        ]}
      />
    </section>
  );
}

/** D2, D3: of what the due amount is made over time, each rate with the rule, the version and the agreement it comes from. */
export function DueComposition({ contribution }: { contribution: TeamContribution }) {
  const t = useTranslations("settlement");
  const locale = useLocale();
  const { source, spans } = contribution;
  const agreements = useTranslations("agreements");
  if (!source)
    return (
      <Card title={t("due.title")}>
        <p className="text-text-2">{t("due.none")}</p>
      </Card>
    );
  return (
    <Card
      title={t("due.title")}
      actions={<TextLink href={`/agreements/${source.agreementId}`}>{source.number}</TextLink>}
    >
      <p className="mb-3 text-small text-text-2">
        {t("due.cites", {
          ...{ number: source.number, version: String(source.rulebookVersion) },
          amendment: agreements("versionName", { amendment: source.amendment }),
          base: t(`due.bases.${source.base}`),
        })}{" "}
        {locale === "ko" ? source.sourceKo : source.sourceEn}
      </p>
      {source.endsOn ? (
        <p className="mb-3 text-small">
          {t("due.ended", { day: formatDate(`${source.endsOn}T00:00:00+09:00`, locale) })}
        </p>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {spans.map((span) => (
          <Span key={span.from} span={span} contribution={contribution} />
        ))}
      </div>
    </Card>
  );
}
