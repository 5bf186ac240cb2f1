import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { OwnOrganisations } from "@/components/organisations/own-organisations";
import { RegistryExport } from "@/components/organisations/registry-export";
import { RegistryTable } from "@/components/organisations/registry-table";
import { ButtonLink } from "@/components/ui/button-link";
import { loadOrganisationsPage } from "@/lib/organisations/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "organisations" });
  return { title: t("title") };
}

export default async function OrganisationsPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { own, registry, query, mayRegister } = await loadOrganisationsPage(await searchParams);
  const t = await getTranslations("organisations");
  const hasOwn = own.length > 0;
  const isStaff = registry !== null && !hasOwn && !mayRegister;
  return (
    <Page>
      <PageHeader
        title={isStaff ? t("registry.title") : t("title")}
        meta={isStaff ? t("registry.meta") : t("meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("title") }]}
        actions={
          <>
            {registry ? <RegistryExport query={query} total={registry.total} /> : null}
            {registry ? <ButtonLink href="/manage/organisations">{t("queueLink")}</ButtonLink> : null}
            {mayRegister && hasOwn ? <ButtonLink href="/organisations/join">{t("joinLink")}</ButtonLink> : null}
            {mayRegister && hasOwn ? (
              <ButtonLink href="/organisations/new" variant="primary">
                {t("register")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Stack gap="large">
        {hasOwn || !registry ? <OwnOrganisations own={own} mayRegister={mayRegister} /> : null}
        {registry ? <RegistryTable rows={registry.rows} total={registry.total} query={query} /> : null}
      </Stack>
    </Page>
  );
}
