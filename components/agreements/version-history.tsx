import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { Timeline } from "@/components/ui/timeline";
import type { AgreementView, VersionItem } from "@/lib/agreements/types";
import { formatInstantShort } from "@/lib/platform/format";
import { STANDING_TONES } from "./words";

function useLastEvent() {
  const t = useTranslations("agreements.page");
  const locale = useLocale();
  return (version: VersionItem): string => {
    const at = (instant: Date) => formatInstantShort(instant, locale);
    if (version.withdrawnAt)
      return t("withdrawn", { at: at(version.withdrawnAt), reason: version.withdrawReason ?? "" });
    if (version.signedAt) return t("inForceSince", { at: at(version.signedAt) });
    if (version.offeredAt) return t("offered", { at: at(version.offeredAt) });
    return version.draftedBy
      ? t("draftedBy", { at: at(version.draftedAt), name: version.draftedBy })
      : t("drafted", { at: at(version.draftedAt) });
  };
}

/** D4: every version that was ever offered, the latest first; earlier ones stay readable. */
export function VersionHistory({ agreement }: { agreement: AgreementView }) {
  const t = useTranslations("agreements");
  const lastEvent = useLastEvent();
  return (
    <Card title={t("page.versions")}>
      <Timeline
        items={agreement.versions.map((version) => {
          const name = t("versionName", { amendment: version.number });
          return {
            key: version.id,
            at: lastEvent(version),
            title: t("page.versionTitle", { version: name, standing: t(`standings.${version.standing}`) }),
            body: (
              <>
                {version.reason ? <span className="block">{t("page.reason", { reason: version.reason })}</span> : null}
                <span className="flex flex-wrap gap-x-4 print:hidden">
                  {version.id === agreement.shown.id ? null : (
                    <TextLink href={`/agreements/${agreement.id}?version=${version.id}`}>
                      {t("page.read")}
                      <span className="sr-only"> · {name}</span>
                    </TextLink>
                  )}
                  {version.number > 0 ? (
                    <TextLink href={`/agreements/${agreement.id}/difference?version=${version.id}`}>
                      {t("page.difference")}
                      <span className="sr-only"> · {name}</span>
                    </TextLink>
                  ) : null}
                </span>
              </>
            ),
            tone: STANDING_TONES[version.standing],
          };
        })}
      />
    </Card>
  );
}
