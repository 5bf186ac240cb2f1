import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { MailStatusTag } from "@/components/operations/mail-status";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { resendMailAction } from "@/lib/notifications/actions";
import { loadMail } from "@/lib/notifications/loaders";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await loadMail((await params).id)).mail.subject };
}

export default async function MailDetailPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("operations");
  const { mail, mailLeaves } = await loadMail(id);
  const waits = mail.status === "KEPT" || mail.status === "FAILED";
  const facts = [
    { term: t("mail.status"), detail: <MailStatusTag status={mail.status} /> },
    { term: t("mail.to"), detail: mail.toEmail },
    { term: t("mail.language"), detail: t(`mail.languages.${mail.locale}`) },
    { term: t("mail.at"), detail: formatInstant(mail.createdAt, locale) },
    { term: t("mail.sentAt"), detail: mail.sentAt ? formatInstant(mail.sentAt, locale) : t("mail.notSent") },
    { term: t("mail.attempts"), detail: t("mail.attemptCount", { count: mail.attempts }) },
  ];
  const error = mail.lastError ? [{ term: t("mail.lastError"), detail: mail.lastError }] : [];
  return (
    <Page width="narrow">
      <PageHeader
        title={mail.subject}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("mail.title"), href: "/admin/mail" },
          { label: mail.subject },
        ]}
        actions={
          waits && mailLeaves ? (
            <ClientMessages namespaces={["operations"]}>
              <ActionButton
                action={resendMailAction}
                input={{ id: mail.id }}
                label={t("mail.resend")}
                refusalsNamespace="operations"
                successMessage={t("mail.resent")}
              />
            </ClientMessages>
          ) : undefined
        }
      />
      <Stack>
        <Card>
          <DescriptionList items={[...facts, ...error]} />
        </Card>
        <Card title={t("mail.text")}>
          <p className="prose-ko whitespace-pre-wrap break-words">{mail.text}</p>
        </Card>
      </Stack>
    </Page>
  );
}
