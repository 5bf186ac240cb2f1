import { useLocale, useTranslations } from "next-intl";
import { SizeEvidenceForm } from "@/components/organisations/size-evidence-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { OrganisationDetail } from "@/lib/organisations/types";
import { formatDate } from "@/lib/platform/format";

/** Whether staff have seen evidence of the size class. */
export function SizeConfirmation({ confirmedAt }: { confirmedAt: Date | null }) {
  const t = useTranslations("organisations.evidence");
  return <StatusTag tone={confirmedAt ? "done" : "todo"}>{t(confirmedAt ? "confirmed" : "unconfirmed")}</StatusTag>;
}

/** A2: evidence of the size class; managers file it, staff read it. */
export function SizeEvidenceCard({ organisation }: { organisation: OrganisationDetail }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  const { sizeEvidence: last, sizeClassConfirmedAt, id } = organisation;
  if (!organisation.mayManage && !last) return null;
  return (
    <Card title={t("evidence.title")} status={<SizeConfirmation confirmedAt={sizeClassConfirmedAt} />}>
      {last ? (
        <p className="mb-4 text-small">
          {t(`evidence.states.${last.state}`, {
            size: t(`sizes.${last.sizeClass}`),
            at: formatDate(last.submittedAt, locale),
          })}{" "}
          <TextLink href={`/api/organisations/${id}/evidence/${last.id}`} download>
            {last.fileName}
          </TextLink>
        </p>
      ) : null}
      {last?.state === "RETURNED" ? (
        <div className="mb-4">
          <Notice tone="warning" title={t("evidence.returned")}>
            {last.reason}
          </Notice>
        </div>
      ) : null}
      {organisation.mayManage && !sizeClassConfirmedAt ? (
        <>
          <p className="mb-4 text-small text-text-2">{t("evidence.help")}</p>
          <SizeEvidenceForm organisationId={id} />
        </>
      ) : null}
    </Card>
  );
}
