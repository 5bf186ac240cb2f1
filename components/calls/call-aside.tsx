import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { PublicCallDetail } from "@/lib/calls/types";
import { formatInstant } from "@/lib/platform/format";

/** The facts of a call, the way to apply while it is open, and whom to ask. */
export function CallAside({ call, mayApply }: { call: PublicCallDetail; mayApply: boolean }) {
  const t = useTranslations("calls.public");
  const kinds = useTranslations("calls.kinds");
  const locale = useLocale();
  return (
    <>
      <Card title={t("applyTitle")}>
        <DescriptionList
          layout="between"
          items={[
            { term: t("kind"), detail: kinds(call.kind) },
            { term: t("seats"), detail: t("seatsValue", { count: call.seats }) },
            { term: t("opens"), detail: formatInstant(call.opensAt, locale) },
            { term: t("closes"), detail: formatInstant(call.closesAt, locale) },
            { term: t("rulebook"), detail: t("rulebookValue", { version: call.rulebookVersion }) },
          ]}
        />
        <p className="mt-3 text-small text-text-2">{t("closesOnTime")}</p>
        {call.state === "OPEN" && mayApply ? (
          <div className="mt-4">
            <ButtonLink href={`/proposals/new?call=${call.code}`} variant="primary" block>
              {t("apply")}
            </ButtonLink>
          </div>
        ) : null}
      </Card>
      <Card title={t("board")}>
        <p className="text-text-2">{t("boardCount", { count: call.questionCount })}</p>
        <p className="mt-2">
          <TextLink href={`/calls/${call.code}/questions`}>{t("boardLink")}</TextLink>
        </p>
      </Card>
      <Card title={t("contact")}>
        <p className="mb-1.5 font-semibold">{call.contactName}</p>
        <DescriptionList
          layout="between"
          items={[
            {
              term: t("email"),
              detail: <TextLink href={`mailto:${call.contactEmail}`}>{call.contactEmail}</TextLink>,
            },
            { term: t("phone"), detail: call.contactPhone },
          ]}
        />
      </Card>
    </>
  );
}
