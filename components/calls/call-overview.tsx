import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StepIndicator } from "@/components/ui/step-indicator";
import { TextLink } from "@/components/ui/text-link";
import { Timeline } from "@/components/ui/timeline";
import { CALL_STATES } from "@/lib/calls/domain/state";
import type { ManagedCall } from "@/lib/calls/types";
import { formatCount, formatInstant, formatInstantShort } from "@/lib/platform/format";

/** C4: the way of a call and where it stands on it. */
export function CallProgress({ call }: { call: ManagedCall }) {
  const t = useTranslations("calls");
  const locale = useLocale();
  const at = CALL_STATES.indexOf(call.state);
  const instants: Partial<Record<(typeof CALL_STATES)[number], Date | null>> = {
    ANNOUNCED: call.announcedAt,
    OPEN: call.opensAt,
    CLOSED: call.closesAt,
    PUBLISHED: call.publishedAt,
  };
  return (
    <Card>
      <StepIndicator
        label={t("overview.progressLabel")}
        steps={CALL_STATES.map((state, index) => {
          const instant = instants[state];
          return {
            label: t(`states.${state}`),
            ...(instant ? { detail: formatInstantShort(instant, locale) } : {}),
            state: index < at ? "past" : index === at ? "now" : "next",
          };
        })}
      />
    </Card>
  );
}

/** What is in force for this call. */
export function CallFactsCard({ call }: { call: ManagedCall }) {
  const t = useTranslations("calls.overview");
  const kinds = useTranslations("calls.kinds");
  const locale = useLocale();
  const rulebook = call.rulebookFrozenAt
    ? t("rulebookFrozen", { version: call.rulebookVersion, at: formatInstant(call.rulebookFrozenAt, locale) })
    : t("rulebookOpen", { version: call.rulebookVersion });
  return (
    <Card
      title={t("facts")}
      hint={kinds(call.kind)}
      actions={
        call.may.edit || call.may.correct ? (
          <TextLink href={`/manage/calls/${call.id}/edit`}>{t(call.may.edit ? "edit" : "correct")}</TextLink>
        ) : undefined
      }
    >
      <DescriptionList
        items={[
          { term: t("opens"), detail: formatInstant(call.opensAt, locale) },
          { term: t("closes"), detail: formatInstant(call.closesAt, locale) },
          { term: t("seats"), detail: t("seatsValue", { count: call.seats, max: call.maxTeams }) },
          {
            term: t("rulebook"),
            detail: <TextLink href={`/manage/calls/${call.id}/rulebook`}>{rulebook}</TextLink>,
          },
          {
            term: t("settings"),
            detail: (
              <span className="flex flex-wrap gap-x-4">
                <TextLink href={`/manage/calls/${call.id}/edit/sections`}>{t("settings")}</TextLink>
                <TextLink href={`/manage/calls/${call.id}/preview`}>{t("preview")}</TextLink>
              </span>
            ),
          },
          {
            term: t("announced"),
            detail: call.announcedAt ? formatInstant(call.announcedAt, locale) : t("notAnnounced"),
          },
          { term: t("contact"), detail: call.contactName, hint: `${call.contactEmail} · ${call.contactPhone}` },
        ]}
      />
    </Card>
  );
}

/** How much came in, and the way to it. */
export function CallCounts({ call }: { call: ManagedCall }) {
  const t = useTranslations("calls.overview");
  return (
    <Card title={t("counts")}>
      <DescriptionList
        layout="between"
        items={[
          { term: t("submitted"), detail: formatCount(call.submittedCount) },
          { term: t("begun"), detail: formatCount(call.proposalCount) },
        ]}
      />
      <div className="mt-4">
        <ButtonLink href={`/manage/calls/${call.id}/proposals`} block>
          {t("seeProposals")}
        </ButtonLink>
      </div>
    </Card>
  );
}

/** C3: extensions stay on record. */
export function CallExtensionHistory({ call }: { call: ManagedCall }) {
  const t = useTranslations("calls.overview");
  const locale = useLocale();
  if (call.extensions.length === 0) return null;
  return (
    <Card title={t("extensions")}>
      <Timeline
        items={call.extensions.map((extension) => ({
          key: extension.id,
          at: formatInstant(extension.at, locale),
          title: t("extensionTitle", {
            from: formatInstant(extension.oldClosesAt, locale),
            to: formatInstant(extension.newClosesAt, locale),
          }),
          body: (
            <>
              {t("extensionBody", { reason: extension.reason, by: extension.byName })}
              {extension.evidence ? (
                <>
                  {" "}
                  <TextLink href={`/api/calls/${call.id}/evidence/${extension.evidence.fileId}`} download>
                    {t("evidence", { name: extension.evidence.name })}
                  </TextLink>
                </>
              ) : null}
            </>
          ),
        }))}
      />
    </Card>
  );
}
