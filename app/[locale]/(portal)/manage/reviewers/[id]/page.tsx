import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { ProfileFacts, ReviewerStandingCard } from "@/components/reviewers/profile-facts";
import { ProfileForm } from "@/components/reviewers/profile-form";
import { ActionButton } from "@/components/ui/action-button";
import type { Locale } from "@/lib/platform/i18n/routing";
import { inviteReviewerAction } from "@/lib/reviewers/actions";
import { loadReviewer } from "@/lib/reviewers/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reviewers" });
  return { title: t("profileTitle") };
}

export default async function ReviewerPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const page = await loadReviewer(id);
  const t = await getTranslations("reviewers");
  return (
    <Page>
      <ClientMessages namespaces={["reviewers"]}>
        <PageHeader
          title={page.name}
          meta={page.nameEn && page.nameEn !== page.name ? page.nameEn : undefined}
          breadcrumb={[
            { label: t("home"), href: "/dashboard" },
            { label: t("title"), href: "/manage/reviewers" },
            { label: page.name },
          ]}
          actions={
            page.may.maintain && page.standing !== "IN_OFFICE" ? (
              <ActionButton
                action={inviteReviewerAction}
                input={{ userId: page.userId }}
                label={t(page.standing === "INVITED" ? "inviteAgain" : "invite")}
                size="compact"
                refusalsNamespace="reviewers"
                successMessage={t("invited")}
              />
            ) : undefined
          }
        />
        <Columns aside={<ReviewerStandingCard page={page} />}>
          <Stack>{page.may.edit ? <ProfileForm page={page} /> : <ProfileFacts page={page} />}</Stack>
        </Columns>
      </ClientMessages>
    </Page>
  );
}
