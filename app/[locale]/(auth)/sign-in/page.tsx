import { getTranslations, setRequestLocale } from "next-intl/server";
import { DemoAccounts } from "@/components/accounts/demo-accounts";
import { OidcButton } from "@/components/accounts/oidc-button";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { safeNextPath } from "@/lib/accounts/domain/next-path";
import { loadDemoAccounts, loadSignInOptions } from "@/lib/accounts/loaders";
import { redirect } from "@/lib/platform/i18n/navigation";
import type { Locale } from "@/lib/platform/i18n/routing";
import { currentActor } from "@/lib/platform/session";

type Search = { next?: string; done?: string; error?: string };
type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Search> };

export async function generateMetadata() {
  return { title: (await getTranslations("accounts.signIn"))("title") };
}

async function Message({ done, error }: Search) {
  const t = await getTranslations("accounts");
  if (done === "signUp" || done === "reset" || done === "invitation")
    return (
      <Notice tone="success" role="status">
        {t(`${done}.done`)}
      </Notice>
    );
  if (!error) return null;
  const known = error === "OIDC_UNKNOWN" || error === "OIDC_EMAIL_UNVERIFIED" ? error : "OTHER";
  return (
    <Notice tone="danger" role="alert">
      {t(`oidcErrors.${known}`)}
    </Notice>
  );
}

export default async function SignInPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const { next: wanted, ...message } = await searchParams;
  const next = safeNextPath(wanted);
  if (await currentActor()) redirect({ href: next, locale });
  const { demo, oidcName } = loadSignInOptions();
  const accounts = demo ? await loadDemoAccounts() : [];
  const t = await getTranslations("accounts.signIn");
  return (
    <>
      <PageHeader title={t("title")} meta={t("lead")} />
      <Stack>
        <Message {...message} />
        <Card>
          <SignInForm next={next} />
          <p className="mt-5 text-small">
            <TextLink href="/reset">{t("forgot")}</TextLink>
          </p>
          {oidcName ? (
            <div className="mt-6 grid gap-4 border-t border-line pt-6">
              <OidcButton name={oidcName} callbackUrl={locale === "en" ? `/en${next}` : next} />
            </div>
          ) : null}
        </Card>
        <p className="text-small text-text-2">
          {t("signUpHint")} <TextLink href="/sign-up">{t("signUp")}</TextLink>
        </p>
        {demo ? <DemoAccounts accounts={accounts} next={next} /> : null}
      </Stack>
    </>
  );
}
