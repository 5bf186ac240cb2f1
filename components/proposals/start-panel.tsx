import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { StartPage } from "@/lib/proposals/types";
import { halfYearMessage, inLanguage } from "./names";
import { StartForm } from "./start-form";

/** The start of a proposal, or what has to be done first. */
export function StartPanel({ start }: { start: StartPage }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const named = (organisation: StartPage["organisations"][number]) =>
    inLanguage(locale, organisation.nameKo, organisation.nameEn);
  const taken = start.organisations.filter((organisation) => organisation.existingProposalId !== null);
  const free = start.organisations.filter((organisation) => organisation.existingProposalId === null);
  const leasing = free.filter((organisation) => organisation.leases);
  if (start.call.state !== "OPEN")
    return (
      <EmptyState
        title={t("start.closed")}
        action={<ButtonLink href={`/calls/${start.call.code}`}>{t("list.seeCalls")}</ButtonLink>}
      >
        {t("start.closedBody")}
      </EmptyState>
    );
  if (start.organisations.length === 0)
    return (
      <EmptyState
        title={t("start.noOrganisation")}
        action={
          <ButtonLink href="/organisations/new" variant="primary">
            {t("start.register")}
          </ButtonLink>
        }
      >
        {t("start.noOrganisationBody")}
      </EmptyState>
    );
  return (
    <div className="grid gap-4">
      {taken.map((organisation) => (
        <Notice
          key={organisation.id}
          tone="info"
          actions={
            <TextLink href={`/proposals/${organisation.existingProposalId}`}>{t("start.openExisting")}</TextLink>
          }
        >
          {t("start.existing", { organisation: named(organisation) })}
        </Notice>
      ))}
      {leasing.length > 0 ? (
        <Notice tone="warning">
          {t("start.lessor", {
            organisations: leasing.map(named).join(", "),
            through: t(...halfYearMessage(start.lessorExcludedThrough)),
          })}
        </Notice>
      ) : null}
      {free.length > 0 ? (
        <Card>
          <StartForm callCode={start.call.code} organisations={free} />
        </Card>
      ) : null}
      <Card title={t("start.what")}>
        <p className="text-text-2">{t("start.whatBody")}</p>
      </Card>
    </div>
  );
}
