import { useLocale, useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { Citation } from "@/lib/contribution/domain/minimum";
import { formatPercent, formatWon } from "@/lib/platform/format";
import type { ConsortiumOption, ContributionStanding } from "@/lib/proposals/domain/contribution-standing";
import type { SectionPageMember } from "@/lib/proposals/types";
import { inLanguage } from "./names";

const WHOLE = 10_000;

/** D2: the rule an amount comes from, beside it. */
export function RuleCited({ citation }: { citation: Citation }) {
  const t = useTranslations("proposals.contribution");
  const locale = useLocale();
  return (
    <p className="text-small text-text-2">
      {t("cited", {
        version: String(citation.rulebookVersion),
        base: t(`bases.${citation.base}`),
        source: inLanguage(locale, citation.sourceKo, citation.sourceEn),
      })}
    </p>
  );
}

/** Whether what is planned is enough, and what it lacks. */
function Verdict({ plan }: { plan: ContributionStanding["plans"][number] | undefined }) {
  const t = useTranslations("proposals.contribution");
  const locale = useLocale();
  if (plan && plan.shortWon > 0n)
    return <StatusTag tone="warn">{t("short", { amount: formatWon(plan.shortWon, locale) })}</StatusTag>;
  if (plan && plan.shortCashWon > 0n)
    return <StatusTag tone="warn">{t("shortCash", { amount: formatWon(plan.shortCashWon, locale) })}</StatusTag>;
  return <StatusTag tone="done">{t("enough")}</StatusTag>;
}

type MinimumProps = { standing: ContributionStanding; members: readonly SectionPageMember[] };

/** D2: what each organisation owes by size and openness, what it plans and what it lacks. */
export function MinimumTable({ standing, members }: MinimumProps) {
  const t = useTranslations("proposals.contribution");
  const o = useTranslations("organisations.sizes");
  const locale = useLocale();
  const won = (amount: bigint) => <span className="num">{formatWon(amount, locale)}</span>;
  const rows = standing.split.members.map((minimum, index) => ({
    ...minimum,
    member: members.find((one) => one.organisationId === minimum.organisationId),
    plan: standing.plans[index],
  }));
  return (
    <Table
      caption={t("minimumCaption", { total: formatWon(standing.split.minimumWon, locale) })}
      rows={rows}
      rowKey={(row) => row.organisationId}
      columns={[
        {
          key: "organisation",
          header: t("organisation"),
          primary: true,
          render: ({ member, citation }) => (
            <>
              {member ? inLanguage(locale, member.nameKo, member.nameEn) : "–"}
              <span className="block text-small font-normal text-text-2">
                {o(citation.size)} · {t("rate", { rate: formatPercent(citation.rateBasisPoints / WHOLE) })}
              </span>
            </>
          ),
        },
        { key: "support", header: t("support"), align: "end", render: (row) => won(row.supportWon) },
        {
          key: "minimum",
          header: t("minimum"),
          align: "end",
          render: (row) => (
            <>
              {won(row.minimumWon)}
              <span className="num block text-text-2">
                {t("ofWhichCash", { amount: formatWon(row.minimumCashWon, locale) })}
              </span>
            </>
          ),
        },
        {
          key: "planned",
          header: t("planned"),
          align: "end",
          render: ({ plan }) => (
            <span className="grid justify-items-end gap-1">
              {won(plan?.plannedWon ?? 0n)}
              <Verdict plan={plan} />
            </span>
          ),
        },
      ]}
    />
  );
}

/** D2: “what if we opened more”: the consortium's minimum at each openness beside the planned one. */
export function OpennessOptions({ options }: { options: readonly ConsortiumOption[] }) {
  const t = useTranslations("proposals.contribution");
  const o = useTranslations("openness.levels");
  const locale = useLocale();
  const difference = ({ isCurrent, savedWon }: ConsortiumOption) => {
    if (isCurrent) return <StatusTag tone="doing">{t("current")}</StatusTag>;
    if (savedWon === 0n) return t("same");
    return savedWon > 0n
      ? t("less", { amount: formatWon(savedWon, locale) })
      : t("more", { amount: formatWon(-savedWon, locale) });
  };
  return (
    <Table
      caption={t("optionsCaption")}
      captionHidden
      rows={options}
      rowKey={(row) => row.level}
      columns={[
        { key: "level", header: t("level"), primary: true, render: (row) => o(row.level) },
        {
          key: "minimum",
          header: t("minimum"),
          align: "end",
          render: (row) => <span className="num">{formatWon(row.minimumWon, locale)}</span>,
        },
        {
          key: "cash",
          header: t("minimumCash"),
          align: "end",
          render: (row) => <span className="num">{formatWon(row.minimumCashWon, locale)}</span>,
        },
        { key: "difference", header: t("difference"), render: difference },
      ]}
    />
  );
}
