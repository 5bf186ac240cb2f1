import { useTranslations } from "next-intl";
import { SizeConfirmation } from "@/components/organisations/size-evidence-card";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { formatRegistrationNumber } from "@/lib/organisations/domain/registration-number";
import type { OrganisationDetail } from "@/lib/organisations/types";

/** A2: what an organisation says of itself. */
export function OrganisationFacts({ organisation }: { organisation: OrganisationDetail }) {
  const t = useTranslations("organisations");
  return (
    <Card
      title={t("detail.facts")}
      actions={
        organisation.mayManage ? (
          <TextLink href={`/organisations/${organisation.id}/edit`}>{t("detail.edit")}</TextLink>
        ) : undefined
      }
    >
      <DescriptionList
        items={[
          { term: t("detail.number"), detail: formatRegistrationNumber(organisation.registrationNumber) },
          { term: t("detail.kind"), detail: t(`kinds.${organisation.kind}`) },
          {
            term: t("detail.size"),
            detail: (
              <>
                {t(`sizes.${organisation.sizeClass}`)}{" "}
                <SizeConfirmation confirmedAt={organisation.sizeClassConfirmedAt} />
              </>
            ),
          },
          {
            term: t("detail.lessor"),
            detail: t(organisation.leasesGpusToGovernment ? "detail.lessorYes" : "detail.lessorNo"),
          },
        ]}
      />
    </Card>
  );
}
