import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { GalleryBasics } from "@/components/gallery/gallery-basics";
import { GalleryCharts } from "@/components/gallery/gallery-charts";
import { GalleryForm } from "@/components/gallery/gallery-form";
import { GalleryLists } from "@/components/gallery/gallery-lists";
import { GalleryOverlays } from "@/components/gallery/gallery-overlays";
import { ClientMessages } from "@/components/layout/client-messages";
import { visibleNavigation } from "@/components/layout/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { PortalShell } from "@/components/layout/portal-shell";
import { Stack } from "@/components/layout/stack";
import { ROLES } from "@/lib/access/actor";
import { env } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

const serverNow = new Date("2025-07-15T05:48:00Z");

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("gallery");
  return { title: t("title"), robots: { index: false } };
}

export default async function GalleryPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  if (env.NODE_ENV !== "development" && env.PORTAL_MODE === "production") notFound();
  const t = await getTranslations("gallery");
  const session = { serverNow, expiresAt: new Date(+serverNow + 28 * 60_000), idleSeconds: 1_800 };
  return (
    <PortalShell
      user={{ name: t("samplePerson") }}
      navigation={visibleNavigation({ grants: ROLES.map((role) => ({ role, scope: null })) }, env.PORTAL_MODE)}
      unreadCount={6}
      session={session}
      signOut="/"
    >
      <Page>
        <PageHeader
          title={t("title")}
          meta={t("meta")}
          breadcrumb={[{ label: t("source"), href: "/" }, { label: t("title") }]}
        />
        <ClientMessages namespaces={["gallery"]}>
          <Stack gap="large">
            <GalleryBasics serverNow={serverNow} />
            <GalleryLists params={await searchParams} />
            <GalleryOverlays />
            <GalleryForm />
            <GalleryCharts />
          </Stack>
        </ClientMessages>
      </Page>
    </PortalShell>
  );
}
