import { getTranslations, setRequestLocale } from "next-intl/server";
import { PasswordForm } from "@/components/accounts/password-form";
import { ProfileForm } from "@/components/accounts/profile-form";
import { SecondFactorCard } from "@/components/accounts/second-factor-card";
import { SessionList } from "@/components/accounts/session-list";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { loadMyAccount } from "@/lib/accounts/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return { title: (await getTranslations("accounts.mine"))("title") };
}

export default async function AccountPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const account = await loadMyAccount();
  const t = await getTranslations("accounts");
  const nav = await getTranslations("layout.nav");
  const { name, nameEn, email } = account;
  return (
    <Page width="narrow">
      <PageHeader
        title={t("mine.title")}
        meta={email}
        breadcrumb={[{ label: nav("dashboard"), href: "/dashboard" }, { label: t("mine.title") }]}
      />
      <ClientMessages namespaces={["accounts"]}>
        <Stack>
          <SecondFactorCard account={account} />
          <SessionList sessions={account.sessions} />
          <Card title={t("mine.profile")}>
            <ProfileForm name={name} nameEn={nameEn ?? ""} locale={account.locale === "en" ? "en" : "ko"} />
          </Card>
          <Card title={t("mine.password")} hint={account.hasPassword ? t("mine.passwordHint") : undefined}>
            {account.hasPassword ? (
              <PasswordForm />
            ) : (
              <p>
                {t("mine.noPassword")} <TextLink href="/reset">{t("reset.title")}</TextLink>
              </p>
            )}
          </Card>
        </Stack>
      </ClientMessages>
    </Page>
  );
}
