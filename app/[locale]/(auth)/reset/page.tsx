import { getTranslations, setRequestLocale } from "next-intl/server";
import { ResetRequestForm } from "@/components/accounts/reset-request-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ sent?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("accounts.reset"))("title") };
}

export default async function ResetPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("accounts");
  const { sent } = await searchParams;
  return (
    <>
      <PageHeader
        title={sent ? t("reset.sentTitle") : t("reset.title")}
        meta={sent ? t("reset.sentBody") : t("reset.lead")}
      />
      {sent ? (
        <p className="text-small text-text-2">{t("signUp.sentHint")}</p>
      ) : (
        <Card>
          <ResetRequestForm />
        </Card>
      )}
      <p className="mt-5 text-small">
        <TextLink href="/sign-in">{t("reset.back")}</TextLink>
      </p>
    </>
  );
}
