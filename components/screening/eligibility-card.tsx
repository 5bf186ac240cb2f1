import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { formatDate } from "@/lib/platform/format";
import { letterHref } from "@/lib/screening/domain/letter";
import type { EligibilityResult } from "@/lib/screening/types/letter";

/** A10: what the applicant reads: the verdict, its reason in full, the letter, and until when to object. */
export function EligibilityCard({ result }: { result: NonNullable<EligibilityResult> }) {
  const t = useTranslations("letters.eligibility");
  const locale = useLocale();
  const { kind, reason, objection, decidedAt, proposalId, contact } = result;
  const isEligible = kind === "eligible";
  return (
    <Card
      id="letter"
      title={t("card.title")}
      status={<StatusTag tone={isEligible ? "done" : "stop"}>{t(`${kind}.result`)}</StatusTag>}
    >
      <div className="grid gap-4">
        <p>{t(`card.${kind}`, { at: formatDate(decidedAt, locale) })}</p>
        {isEligible ? null : (
          <div className="border-l-4 border-danger-solid pl-4">
            <h3 className="text-small text-text-2">{t("ineligible.reason")}</h3>
            <p className="mt-1 whitespace-pre-line wrap-anywhere">{reason}</p>
          </div>
        )}
        {isEligible ? null : (
          <p className="text-small text-text-2">
            {objection.until
              ? t("card.objectionUntil", { until: formatDate(objection.until, locale), contact: contact.join(" · ") })
              : t("card.objectionWithin", { days: objection.days, contact: contact.join(" · ") })}
          </p>
        )}
        <div>
          <ButtonLink href={letterHref(proposalId, kind, locale)} size="compact" download>
            {t("card.download")}
          </ButtonLink>
        </div>
      </div>
    </Card>
  );
}
