import { getTranslations, setRequestLocale } from "next-intl/server";
import { ChallengeForm } from "@/components/accounts/challenge-form";
import { EnrolmentForm } from "@/components/accounts/enrolment-form";
import { EnrolmentSteps } from "@/components/accounts/enrolment-steps";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { safeNextPath } from "@/lib/accounts/domain/next-path";
import { loadSecondFactor, loadSignInOptions } from "@/lib/accounts/loaders";
import { redirect } from "@/lib/platform/i18n/navigation";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ next?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("accounts.secondFactor"))("challengeTitle") };
}

export default async function SecondFactorPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const next = safeNextPath((await searchParams).next);
  const t = await getTranslations("accounts.secondFactor");
  const found = await loadSecondFactor((await getTranslations("layout"))("brand"));
  if (!found) return redirect({ href: { pathname: "/sign-in", query: { next } }, locale });
  const { session, offer } = found;
  if (session.secondFactorPending && !offer) {
    return (
      <>
        <PageHeader title={t("challengeTitle")} meta={t("challengeLead")} />
        <Card>
          <ChallengeForm next={next} />
          <p className="mt-5 text-small text-text-2">{t("lost", { email: loadSignInOptions().contactEmail })}</p>
        </Card>
      </>
    );
  }
  // Stays in place once enrolled: the page is drawn anew then, and the recovery codes must not vanish with it.
  return (
    <>
      <PageHeader title={t("enrolTitle")} meta={session.secondFactorPending ? t("enrolLead") : t("enrolOptional")} />
      <Card>
        <EnrolmentForm next={next} enrolled={!offer}>
          {offer ? <EnrolmentSteps offer={offer} /> : null}
        </EnrolmentForm>
      </Card>
    </>
  );
}
