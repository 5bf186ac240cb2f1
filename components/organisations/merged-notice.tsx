import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { OrganisationDetail } from "@/lib/organisations/types";

/** A2: a merged entry is a signpost and says where to. */
export function MergedNotice({ organisation }: { organisation: OrganisationDetail }) {
  const t = useTranslations("organisations.merge");
  const locale = useLocale();
  const { mergedInto } = organisation;
  if (!mergedInto) return null;
  const name = locale === "ko" ? mergedInto.nameKo : mergedInto.nameEn;
  return (
    <Notice
      tone="warning"
      title={t("mergedTitle")}
      actions={<TextLink href={`/organisations/${mergedInto.id}`}>{t("mergedOpen", { name })}</TextLink>}
    >
      {t("mergedBody", { name })}
    </Notice>
  );
}
