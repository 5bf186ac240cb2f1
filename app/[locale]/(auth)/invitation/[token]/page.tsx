import { getTranslations, setRequestLocale } from "next-intl/server";
import { AcceptInvitationForm } from "@/components/accounts/accept-invitation-form";
import { ExpiredLink } from "@/components/accounts/expired-link";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { loadInvitationOffer } from "@/lib/accounts/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; token: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("accounts.invitation"))("title"), referrer: "no-referrer" };
}

export default async function InvitationPage({ params }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const offer = await loadInvitationOffer(token);
  if (!offer) return <ExpiredLink purpose="invitation" />;
  const t = await getTranslations("accounts");
  const items = [
    { term: t("fields.role"), detail: t(`roles.${offer.role}`), hint: t(`roleHints.${offer.role}`) },
    { term: t("fields.scope"), detail: offer.scopeName ?? t("wholeProgramme") },
    { term: t("fields.email"), detail: offer.email },
  ];
  return (
    <>
      <PageHeader title={t("invitation.title")} meta={t("invitation.offer", { name: offer.name })} />
      <Card>
        <DescriptionList items={items} />
        <p className="my-5">{offer.accountExists ? t("invitation.acceptExisting") : t("invitation.acceptNew")}</p>
        <AcceptInvitationForm token={token} name={offer.name} accountExists={offer.accountExists} />
      </Card>
    </>
  );
}
