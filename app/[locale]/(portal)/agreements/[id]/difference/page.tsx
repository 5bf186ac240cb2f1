import { getTranslations, setRequestLocale } from "next-intl/server";
import { DifferenceTable } from "@/components/agreements/difference-table";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { loadDifference } from "@/lib/agreements/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<SearchParams> };

const chosen = ({ version }: SearchParams) => (typeof version === "string" ? version : undefined);
const code = (sha256: string) => <code className="num text-small break-all">{sha256}</code>;

export async function generateMetadata({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { agreement } = await loadDifference(id, chosen(await searchParams), locale);
  return { title: `${(await getTranslations("agreements"))("difference.title")} · ${agreement.number}` };
}

export default async function AgreementDifferencePage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { agreement, before, rows } = await loadDifference(id, chosen(await searchParams), locale);
  const t = await getTranslations("agreements");
  const { number, shown } = agreement;
  const after = t("versionName", { amendment: shown.number });
  return (
    <Page>
      <PageHeader
        title={t("difference.title")}
        meta={
          before
            ? t("difference.meta", { number, before: t("versionName", { amendment: before.number }), after })
            : number
        }
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/agreements" },
          { label: number, href: `/agreements/${id}?version=${shown.id}` },
          { label: t("difference.title") },
        ]}
      />
      {before ? (
        <Stack>
          <Card title={t("difference.caption")} hint={shown.reason ? t("page.reason", { reason: shown.reason }) : null}>
            {rows.length > 0 ? (
              <DifferenceTable rows={rows} caption={t("difference.caption")} />
            ) : (
              <p className="text-text-2">{t("difference.none")}</p>
            )}
          </Card>
          <Card title={t("difference.hashes")}>
            <DescriptionList
              items={[
                { term: t("versionName", { amendment: before.number }), detail: code(before.contentSha256) },
                { term: after, detail: code(shown.contentSha256) },
              ]}
            />
          </Card>
        </Stack>
      ) : (
        <Card>{t("difference.original")}</Card>
      )}
    </Page>
  );
}
