import { getTranslations, setRequestLocale } from "next-intl/server";
import { ExpiredLink } from "@/components/accounts/expired-link";
import { SetPasswordForm } from "@/components/accounts/set-password-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { loadLinkOpen } from "@/lib/accounts/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; token: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("accounts.reset"))("setTitle"), referrer: "no-referrer" };
}

export default async function SetNewPasswordPage({ params }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  if (!(await loadLinkOpen(token, "PASSWORD_RESET"))) return <ExpiredLink purpose="reset" />;
  const t = await getTranslations("accounts.reset");
  return (
    <>
      <PageHeader title={t("setTitle")} meta={t("setLead")} />
      <Card>
        <SetPasswordForm token={token} purpose="reset" />
      </Card>
    </>
  );
}
