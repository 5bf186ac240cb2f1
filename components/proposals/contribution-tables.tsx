import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { MemberMinimum, MemberPlan } from "@/lib/contribution/domain/split";
import { formatPercent, formatWon } from "@/lib/platform/format";
import type { ConsortiumOption, SupportBasis } from "@/lib/proposals/domain/contribution-standing";
import { inLanguage } from "./names";

type Named = { organisationId: string; nameKo: string; nameEn: string };
const WHOLE = 10_000;

/** What the minimum is reckoned on: the support asked for, part by part. */
export function BasisList({ basis }: { basis: SupportBasis }) {
  const t = useTranslations("proposals.contribution");
  const locale = useLocale();
  return (
    <DescriptionList
      layout="between"
      items={[
        { term: t("basis.gpu"), detail: formatWon(basis.gpuWon, locale) },
        { term: t("basis.data"), detail: formatWon(basis.dataWon, locale) },
        { term: t("basis.talent"), detail: formatWon(basis.talentWon, locale) },
        { term: t("basis.total"), detail: formatWon(basis.supportWon, locale) },
      ]}
    />
  );
}

type MinimumRow = MemberMinimum & { plan: MemberPlan | undefined };

/** D2: what each organisation owes at its size and the planned openness, and what it has planned. */
export function MinimumTable({
  minimums,
  plans,
  members,
}: {
  minimums: readonly MemberMinimum[];
  plans: readonly MemberPlan[];
  members: readonly Named[];
}) {
  const t = useTranslations("proposals.contribution");
  const locale = useLocale();
  const nameOf = (id: string) => {
    const member = members.find((one) => one.organisationId === id);
    return member ? inLanguage(locale, member.nameKo, member.nameEn) : id;
  };
  const rows: MinimumRow[] = minimums.map((minimum) => ({
    ...minimum,
    plan: plans.find((plan) => plan.organisationId === minimum.organisationId),
  }));
  const won = (amount: bigint) => <span className="num whitespace-nowrap">{formatWon(amount, locale)}</span>;
  return (
    <Table
      caption={t("minimums")}
      rows={rows}
      rowKey={(row) => row.organisationId}
      columns={[
        { key: "organisation", header: t("organisation"), render: (row) => nameOf(row.organisationId), primary: true },
        {
          key: "rate",
          header: t("rate"),
          render: (row) => (
            <>
              <span className="num">{formatPercent(row.rateBasisPoints / WHOLE)}</span>
              <span className="block text-small text-text-2">{t(`sizes.${row.citation.size}`)}</span>
            </>
          ),
          align: "end",
        },
        {
          key: "minimum",
          header: t("minimum"),
          render: (row) => (
            <>
              {won(row.minimumWon)}
              <span className="block text-small text-text-2">
                {t("ofWhichCash", { amount: formatWon(row.minimumCashWon, locale) })}
              </span>
            </>
          ),
          align: "end",
        },
        { key: "planned", header: t("planned"), render: (row) => won(row.plan?.plannedWon ?? 0n), align: "end" },
        {
          key: "verdict",
          header: t("verdict"),
          render: ({ plan }) => {
            const isMet = plan !== undefined && plan.shortWon === 0n && plan.shortCashWon === 0n;
            return <StatusTag tone={isMet ? "done" : "stop"}>{isMet ? t("met") : t("short")}</StatusTag>;
          },
        },
      ]}
    />
  );
}

/** D2: “what if we opened more”. */
export function OptionsTable({ options }: { options: readonly ConsortiumOption[] }) {
  const t = useTranslations("proposals.contribution");
  const o = useTranslations("openness");
  const locale = useLocale();
  return (
    <Table
      caption={t("options")}
      rows={options}
      rowKey={(row) => row.level}
      columns={[
        {
          key: "level",
          header: t("level"),
          render: (row) => (
            <>
              {o(`levelsShort.${row.level}`)} {row.isCurrent ? <Badge tone="primary">{t("current")}</Badge> : null}
            </>
          ),
          primary: true,
        },
        {
          key: "minimum",
          header: t("minimum"),
          render: (row) => <span className="num whitespace-nowrap">{formatWon(row.minimumWon, locale)}</span>,
          align: "end",
        },
        {
          key: "saved",
          header: t("difference"),
          render: (row) => {
            if (row.savedWon === 0n) return "–";
            const amount = formatWon(row.savedWon < 0n ? -row.savedWon : row.savedWon, locale);
            return <span className="num">{row.savedWon > 0n ? t("less", { amount }) : t("more", { amount })}</span>;
          },
          align: "end",
        },
      ]}
    />
  );
}
