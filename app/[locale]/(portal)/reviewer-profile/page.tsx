import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ReviewerStandingCard } from "@/components/reviewers/profile-facts";
import { ProfileForm } from "@/components/reviewers/profile-form";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadOwnProfile } from "@/lib/reviewers/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reviewers" });
  return { title: t("ownTitle") };
}

export default async function OwnReviewerProfilePage({ params }: Props) {
  setRequestLocale((await params).locale);
  const page = await loadOwnProfile();
  const t = await getTranslations("reviewers");
  return (
    <Page>
      <PageHeader
        title={t("ownTitle")}
        meta={t("ownMeta")}
        breadcrumb={[{ label: t("home"), href: "/dashboard" }, { label: t("ownTitle") }]}
      />
      <ClientMessages namespaces={["reviewers"]}>
        <Columns aside={<ReviewerStandingCard page={page} />}>
          <ProfileForm page={page} />
        </Columns>
      </ClientMessages>
    </Page>
  );
}
