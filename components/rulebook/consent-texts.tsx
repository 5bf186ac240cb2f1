import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";

/** A6: the consents as applicants read them, word for word. */
export function ConsentTexts({ content }: { content: RulebookContent }) {
  const t = useTranslations("rulebook.detail");
  const locale = useLocale();
  return (
    <Card title={t("consents")}>
      <dl className="flex flex-col gap-4">
        {content.proposal.consents.map((one) => (
          <div key={one.key}>
            <dt className="font-semibold">{locale === "ko" ? one.titleKo : one.titleEn}</dt>
            <dd className="mt-1 text-text-2">{locale === "ko" ? one.textKo : one.textEn}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
