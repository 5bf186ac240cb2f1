import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { formatWonCompact } from "@/lib/platform/format";
import type { ContributionSummary } from "@/lib/settlement/types";
import { Verdict } from "./verdict";

/** D2: on a team's page, where this year's own contribution stands, and the way to all of it. */
export function TeamContributionCard({ teamId, summary }: { teamId: string; summary: ContributionSummary | null }) {
  const t = useTranslations("settlement");
  const locale = useLocale();
  if (!summary) return null;
  const { row } = summary;
  return (
    <Card
      title={t("contribution.name")}
      actions={<TextLink href={`/teams/${teamId}/contribution`}>{t("contribution.open")}</TextLink>}
    >
      {row ? (
        <DescriptionList
          layout="between"
          items={[
            { term: t("contribution.dueOf", { year: String(row.year) }), detail: formatWonCompact(row.dueWon, locale) },
            { term: t("fields.cash"), detail: formatWonCompact(row.cashWon, locale) },
            { term: t("fields.inKind"), detail: formatWonCompact(row.inKindWon, locale) },
            { term: t("fields.verdict"), detail: <Verdict row={row} /> },
          ]}
        />
      ) : (
        <p className="text-text-2">{t("due.none")}</p>
      )}
    </Card>
  );
}
