import { getTranslations, setRequestLocale } from "next-intl/server";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ConsentTexts } from "@/components/rulebook/consent-texts";
import { FigureTables } from "@/components/rulebook/figure-tables";
import { RulebookAbout, RulebookChanges, RulebookUses } from "@/components/rulebook/rulebook-about";
import { VersionTag } from "@/components/rulebook/rulebook-list";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadRulebook } from "@/lib/rulebook/loaders";

type Props = { params: Promise<{ locale: Locale; version: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, version } = await params;
  const t = await getTranslations({ locale, namespace: "rulebook" });
  return { title: `${t("title")} ${t("version", { version })}` };
}

export default async function RulebookPage({ params }: Props) {
  const { locale, version } = await params;
  setRequestLocale(locale);
  const { rulebook, serverNow } = await loadRulebook(version);
  const t = await getTranslations("rulebook");
  const name = t("version", { version: rulebook.version });
  return (
    <Page>
      <PageHeader
        title={`${t("title")} ${name}`}
        meta={<VersionTag isInForce={rulebook.isInForce} isComing={rulebook.effectiveFrom > serverNow} />}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/rulebooks" },
          { label: name },
        ]}
      />
      <Columns aside={<RulebookUses rulebook={rulebook} />}>
        <RulebookAbout rulebook={rulebook} />
        <RulebookChanges rulebook={rulebook} />
        <FigureTables content={rulebook.content} />
        <ConsentTexts content={rulebook.content} />
      </Columns>
    </Page>
  );
}
