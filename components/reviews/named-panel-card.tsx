import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/platform/format";
import type { OwnPanel } from "@/lib/reviews/types/challenges";

/** S3: beside the proposal, that its panel is named and until when a member may be challenged. */
export function NamedPanelCard({ panel }: { panel: OwnPanel }) {
  const t = useTranslations("challenges");
  const locale = useLocale();
  const open = panel.members.some(({ window }) => window === "OPEN");
  return (
    <div className="mb-5">
      <Card
        title={t("title")}
        actions={
          <ButtonLink href={`/proposals/${panel.proposalId}/panel`} size="compact">
            {t("see")}
          </ButtonLink>
        }
      >
        {t(open ? "cardOpen" : "cardClosed", {
          count: panel.members.length,
          at: formatInstant(panel.challengesDueAt, locale),
        })}
      </Card>
    </div>
  );
}
