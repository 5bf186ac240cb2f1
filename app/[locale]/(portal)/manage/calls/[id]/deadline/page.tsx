import { getTranslations, setRequestLocale } from "next-intl/server";
import { CallTabs } from "@/components/calls/call-tabs";
import { ExtendCallForm } from "@/components/calls/extend-call-form";
import { ManagedCallHeader } from "@/components/calls/managed-call-header";
import { DeadlineRoom } from "@/components/desk/deadline-room";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { loadDeadlineRoom } from "@/lib/desk/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("desk.deadline"))("title") };
}

export default async function DeadlinePage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [{ call, status }, t] = await Promise.all([loadDeadlineRoom(id), getTranslations("desk.deadline")]);
  return (
    <Page>
      <ClientMessages namespaces={["calls", "desk"]}>
        <ManagedCallHeader
          call={call}
          title={t("title")}
          meta={t("meta")}
          actions={
            call.may.extend ? (
              <ExtendCallForm key={call.version} call={call} backTo={`/manage/calls/${id}/deadline`} />
            ) : undefined
          }
        />
        <CallTabs callId={id} tabs={call.tabs} current="deadline" />
        <DeadlineRoom key={call.version} callId={id} first={status} />
      </ClientMessages>
    </Page>
  );
}
