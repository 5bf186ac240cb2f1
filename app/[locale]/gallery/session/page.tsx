import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { env } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/routing";
import { requireSession } from "@/lib/platform/session";

type Props = { params: Promise<{ locale: Locale }> };

/** The yardstick of `npm run bench pages`: nothing but a session and a heading. Not there in production. */
export default async function BareSessionPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  if (env.PORTAL_MODE === "production") notFound();
  await requireSession();
  const t = await getTranslations("gallery");
  return (
    <Page>
      <h1>{t("title")}</h1>
    </Page>
  );
}
