import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn, periodText } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { offerVersionAction } from "@/lib/agreements/actions";
import type { DraftView } from "@/lib/agreements/types";
import { WithdrawVersion } from "./agreement-actions";
import { DifferenceTable } from "./difference-table";
import { DraftForm } from "./draft-form";

function Offer({ draft }: { draft: DraftView }) {
  const t = useTranslations("agreements");
  const locale = useLocale();
  const { version, agreement } = draft;
  const name = t("versionName", { amendment: version.number });
  return (
    <ConfirmDialog
      triggerLabel={t("draft.offer")}
      triggerVariant="primary"
      triggerDisabled={draft.moved.length > 0}
      title={t("draft.offerTitle", { version: name })}
      description={t("draft.offerBody")}
      affected={version.parts.map(({ nameKo, nameEn }) =>
        nameKo === null ? t("page.government") : nameIn(locale, { nameKo, nameEn: nameEn ?? "" }),
      )}
      affectedLabel={t("draft.offerParties")}
      confirmLabel={t("draft.offer")}
      action={offerVersionAction}
      input={{ versionId: version.id, expectedVersion: version.version }}
      refusalsNamespace="agreements"
      successMessage={t("draft.offered")}
      redirectTo={`/agreements/${agreement.id}?version=${version.id}`}
    />
  );
}

/** What the officer sees above the text: what moved, what waits, what changes, and the few things written by hand. */
export function DraftPanel({ draft }: { draft: DraftView }) {
  const t = useTranslations("agreements.draft");
  const teams = useTranslations("teams");
  const levels = useTranslations("openness.levels");
  const { version, undeliberated } = draft;
  const { special, openness } = version.content;
  const items = undeliberated.map(
    ({ resource, period }) => `${teams(`resources.${resource as "GPU"}`)} ${periodText(teams, period)}`,
  );
  return (
    <ClientMessages namespaces={["agreements"]}>
      {draft.moved.length > 0 ? (
        <Card title={t("moved")} hint={t("movedHint")}>
          <DifferenceTable rows={draft.moved} caption={t("moved")} />
        </Card>
      ) : null}
      {items.length > 0 ? (
        <Notice tone="warning" title={t("undeliberatedTitle")}>
          {t("undeliberated", { items: items.join(", ") })}
        </Notice>
      ) : null}
      {version.number > 0 ? (
        <Card title={t("changes")}>
          {draft.changes.length > 0 ? (
            <DifferenceTable rows={draft.changes} caption={t("changes")} />
          ) : (
            <p className="text-text-2">{t("noChanges")}</p>
          )}
        </Card>
      ) : null}
      <Card title={t("form")} hint={t("formHint")}>
        <DraftForm
          key={version.version}
          defaultValues={{
            ...{ versionId: version.id, expectedVersion: version.version, reason: version.reason },
            ...{ specialKo: special.ko, specialEn: special.en },
            verifiedLevel: openness.verified?.level ?? "",
            verifiedFrom: openness.verified?.from ?? "",
          }}
          isAmendment={version.number > 0}
          planned={levels(openness.level)}
          lowerLevels={draft.lowerLevels.map((value) => ({ value, label: levels(value as "CLOSED") }))}
        />
      </Card>
      <div className="flex flex-wrap gap-3">
        <Offer draft={draft} />
        <WithdrawVersion agreementId={draft.agreement.id} version={version} expectedVersion={version.version} />
      </div>
    </ClientMessages>
  );
}
