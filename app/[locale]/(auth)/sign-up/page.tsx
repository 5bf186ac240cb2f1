import { getTranslations, setRequestLocale } from "next-intl/server";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ sent?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("accounts.signUp"))("title") };
}

export default async function SignUpPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("accounts");
  if ((await searchParams).sent) {
    return (
      <>
        <PageHeader title={t("signUp.sentTitle")} meta={t("signUp.sentBody")} />
        <p className="text-small text-text-2">{t("signUp.sentHint")}</p>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("signUp.title")} meta={t("signUp.lead")} />
      <Card>
        <SignUpForm />
      </Card>
      <p className="mt-5 text-small">
        {t("signUp.haveAccount")} <TextLink href="/sign-in">{t("signIn.title")}</TextLink>
      </p>
    </>
  );
}
