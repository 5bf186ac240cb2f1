import { getTranslations, setRequestLocale } from "next-intl/server";
import { AmendForm } from "@/components/deliberation/session-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { loadConveneForm, loadSessionForEdit } from "@/lib/deliberation/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const session = await loadSessionForEdit((await params).id);
  const t = await getTranslations("deliberation");
  return { title: t("editTitle", { number: session.number }) };
}

export default async function EditSessionPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const session = await loadSessionForEdit(id);
  const form = await loadConveneForm();
  const t = await getTranslations("deliberation");
  const title = t("editTitle", { number: session.number });
  return (
    <Page width="narrow">
      <PageHeader
        title={title}
        meta={t("editMeta")}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/deliberation" },
          { label: t("sessionTitle", { number: session.number, call: session.callCode }), href: `/deliberation/${id}` },
          { label: title },
        ]}
      />
      <Card>
        <ClientMessages namespaces={["deliberation"]}>
          <AmendForm
            sessionId={session.id}
            version={session.version}
            deliberators={form.deliberators}
            maxMembers={form.maxMembers}
            place={{
              startsAt: session.startsAt.toISOString(),
              place: session.place,
              videoUrl: session.videoUrl ?? "",
              memberIds: session.members.map((member) => member.userId),
              chairId: session.members.find((member) => member.isChair)?.userId ?? "",
            }}
          />
        </ClientMessages>
      </Card>
    </Page>
  );
}
