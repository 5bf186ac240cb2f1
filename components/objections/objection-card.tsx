import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import type { OwnObjection } from "@/lib/objections/types";
import { formatInstant } from "@/lib/platform/format";
import { STAGE_TONES } from "./names";

/** S10: beside the result, what can be done about it and until when. */
export function ObjectionCard({ own }: { own: OwnObjection }) {
  const t = useTranslations("objections.own");
  const locale = useLocale();
  const { objection, window, published } = own;
  const href = `/proposals/${own.proposalId}/objection`;
  const until = published.objectionsDueAt ? formatInstant(published.objectionsDueAt, locale) : "";
  if (objection)
    return (
      <Card
        title={t("cardTitle")}
        status={<StatusTag tone={STAGE_TONES[objection.stage]}>{t(`stages.${objection.stage}`)}</StatusTag>}
        actions={
          <ButtonLink href={href} size="compact">
            {t("see")}
          </ButtonLink>
        }
      >
        {t("cardFiled", { number: objection.number })}
      </Card>
    );
  if (!published.objectionsDueAt) return null;
  const isOpen = window === "OPEN";
  return (
    <Card
      title={t("cardTitle")}
      actions={
        isOpen ? (
          <ButtonLink href={href} size="compact">
            {t("open")}
          </ButtonLink>
        ) : undefined
      }
    >
      {t(isOpen ? "cardOpen" : "cardClosed", { at: until })}
    </Card>
  );
}
