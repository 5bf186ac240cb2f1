import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { StaffObjectionView } from "@/components/objections/staff-objection";
import { ClosedByConflict } from "@/components/reviews/call-page";
import { leadIn, titleIn } from "@/components/reviews/names";
import { loadObjection } from "@/lib/objections/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("objections"))("title") };
}

export default async function StaffObjectionPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const page = await loadObjection(id);
  const t = await getTranslations("objections");
  const title = page.access === "OPEN" ? leadIn(locale, page.objection) : t("title");
  return (
    <Page>
      <ClientMessages namespaces={["objections", "reviews"]}>
        <PageHeader
          title={title}
          caption={`${page.call.code} · ${titleIn(locale, page.call)}`}
          meta={t("title")}
          breadcrumb={[
            { label: t("home"), href: "/dashboard" },
            { label: t("list.title"), href: "/manage/objections" },
            { label: title },
          ]}
        />
        {page.access === "OPEN" ? <StaffObjectionView page={page} /> : <ClosedByConflict />}
      </ClientMessages>
    </Page>
  );
}
