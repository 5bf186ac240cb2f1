import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { AgreementRow } from "@/lib/agreements/types";
import { STANDING_TONES } from "./words";

/** D4: on a team's page, the way to its agreement. */
export function TeamAgreementCard({ agreement }: { agreement: AgreementRow | null }) {
  const t = useTranslations("agreements");
  return (
    <Card
      title={t("list.teamTitle")}
      status={
        agreement ? (
          <StatusTag tone={STANDING_TONES[agreement.standing]}>{t(`standings.${agreement.standing}`)}</StatusTag>
        ) : undefined
      }
    >
      {agreement ? (
        <>
          <TextLink href={`/agreements/${agreement.agreementId}`}>{agreement.number}</TextLink>
          {agreement.inForceNumber === null ? null : (
            <span className="block text-small text-text-2">
              {t("versionName", { amendment: agreement.inForceNumber })}
            </span>
          )}
        </>
      ) : (
        <p className="text-text-2">{t("list.teamNone")}</p>
      )}
    </Card>
  );
}
