import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { ClockForm } from "@/components/operations/clock-form";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { loadClock } from "@/lib/operations/loaders";
import { formatDuration, formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("operations.clock"))("title") };
}

export default async function ClockPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("operations");
  const { databaseTime, portalTime, shiftMs } = await loadClock();
  const duration = formatDuration(Math.abs(shiftMs), locale);
  const shift = shiftMs === 0 ? t("clock.none") : t(shiftMs > 0 ? "clock.ahead" : "clock.behind", { duration });
  return (
    <Page width="narrow">
      <PageHeader
        title={t("clock.title")}
        meta={t("clock.meta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("clock.title") }]}
      />
      <Stack>
        <Card>
          <DescriptionList
            items={[
              { term: t("clock.portal"), detail: formatInstant(portalTime, locale) },
              { term: t("clock.database"), detail: formatInstant(databaseTime, locale) },
              { term: t("clock.shift"), detail: shift },
            ]}
          />
        </Card>
        <Card title={t("clock.form")}>
          <ClientMessages namespaces={["operations"]}>
            <ClockForm portalTime={portalTime.toISOString()} />
          </ClientMessages>
        </Card>
      </Stack>
    </Page>
  );
}
