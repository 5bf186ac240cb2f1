import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatTile } from "@/components/ui/stat-tile";
import type { ScreeningPage } from "@/lib/screening/types";

const ORDER = ["PASS", "FAIL", "OPEN"] as const;

/** A10: how many rules are met, not met and to be looked at. */
export function ScreeningTiles({ screening }: { screening: ScreeningPage }) {
  const t = useTranslations("screening");
  return (
    <div className="mb-6 grid grid-cols-1 gap-3 min-[480px]:grid-cols-3 md:gap-4">
      {ORDER.map((verdict) => (
        <StatTile
          key={verdict}
          question={t(`tally.${verdict}`)}
          answer={t("tally.count", { count: screening.tally[verdict] })}
        />
      ))}
    </div>
  );
}

/** The same beside the proposal, with the way to the screening. */
export function ScreeningSummary({ screening }: { screening: ScreeningPage }) {
  const t = useTranslations("screening");
  return (
    <Card title={t("title")}>
      <DescriptionList
        layout="between"
        items={ORDER.map((verdict) => ({
          term: t(`verdicts.${verdict}`),
          detail: t("tally.count", { count: screening.tally[verdict] }),
        }))}
      />
      <div className="mt-4">
        <ButtonLink href={`/manage/proposals/${screening.proposalId}/screening`} block>
          {t("toScreening")}
        </ButtonLink>
      </div>
    </Card>
  );
}
