import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant, formatTime } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { OwnPresentation } from "@/lib/reviews/types/rounds";

/** S2: for the team: when and where it presents, and what it brings. */
export function PresentationCard({ proposalId, own }: { proposalId: string; own: OwnPresentation }) {
  const t = useTranslations("rounds.own");
  const locale = useLocale() as Locale;
  return (
    <Card id="presentation" title={t("title")}>
      <DescriptionList
        items={[
          {
            term: t("time"),
            detail: <b className="num">{`${formatInstant(own.startsAt, locale)} – ${formatTime(own.endsAt)}`}</b>,
          },
          {
            term: t("place"),
            detail: own.videoLink ? (
              <TextLink href={own.videoLink} external>
                {own.videoLink}
              </TextLink>
            ) : (
              t("placeLater")
            ),
          },
          { term: t("bring"), detail: <span className="whitespace-pre-line">{own.bring || t("nothing")}</span> },
        ]}
      />
      <div className="mt-4">
        <ButtonLink href={`/api/proposals/${proposalId}/presentation?locale=${locale}`} size="compact" download>
          {t("calendar")}
        </ButtonLink>
      </div>
    </Card>
  );
}
