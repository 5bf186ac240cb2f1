import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { ShownCompeting } from "@/lib/proposals/types/competing";
import { inLanguage } from "./names";
import { OvercommittedNotice } from "./overcommitted-notice";

/** A1: who of one's own also stands in another proposal of the call, as its rules show it; nothing when nobody does. */
export function CompetingNotice({ competing }: { competing: ShownCompeting }) {
  const t = useTranslations("proposals.consortium");
  const locale = useLocale();
  const named = [
    ...competing.organisations.map(({ nameKo, nameEn }) => inLanguage(locale, nameKo, nameEn)),
    ...competing.people,
  ];
  return (
    <>
      {named.length > 0 ? (
        <Notice tone="warning" title={t("competingTitle")}>
          <p>{named.join(", ")}</p>
          <p className="mt-1 text-small">{t("competingBody")}</p>
        </Notice>
      ) : null}
      {competing.alike.length > 0 ? (
        <Notice tone="info" title={t("likeNamed")}>
          {competing.alike.join(", ")}
        </Notice>
      ) : null}
      <OvercommittedNotice people={competing.overcommitted} />
    </>
  );
}
