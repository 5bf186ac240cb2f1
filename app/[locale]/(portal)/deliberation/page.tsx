import { getTranslations, setRequestLocale } from "next-intl/server";
import { SessionList } from "@/components/deliberation/session-list";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { loadSessions } from "@/lib/deliberation/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadMayViewUtilisation } from "@/lib/utilisation/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("deliberation"))("title") };
}

export default async function DeliberationPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { sessions, mayConvene } = await loadSessions();
  const [mayViewUse, t] = await Promise.all([loadMayViewUtilisation(), getTranslations("deliberation")]);
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
        actions={
          <>
            {mayViewUse ? <ButtonLink href="/ledger/utilisation">{t("use")}</ButtonLink> : null}
            {mayConvene ? (
              <ButtonLink href="/deliberation/new" variant="primary">
                {t("convene")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <SessionList sessions={sessions} />
    </Page>
  );
}
