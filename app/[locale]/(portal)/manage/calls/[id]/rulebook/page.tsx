import { getTranslations, setRequestLocale } from "next-intl/server";
import { ProposeAmendment } from "@/components/calls/amendment-forms";
import { CallAmendments } from "@/components/calls/call-amendments";
import { CallRubric } from "@/components/calls/call-criteria";
import { ManagedCallHeader } from "@/components/calls/managed-call-header";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { Stack } from "@/components/layout/stack";
import { loadCallRulebook } from "@/lib/calls/loaders";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("callEditor.rulebookPage"))("title") };
}

export default async function CallRulebookRoute({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [page, t] = await Promise.all([loadCallRulebook(id), getTranslations("callEditor.rulebookPage")]);
  const { rulebookVersion: version, rulebookFrozenAt } = page.call;
  const applied = rulebookFrozenAt
    ? t("frozen", { version, at: formatInstant(rulebookFrozenAt, locale) })
    : t("open", { version });
  return (
    <Page>
      <ClientMessages namespaces={["callEditor"]}>
        <ManagedCallHeader
          call={page.call}
          title={t("title")}
          meta={applied}
          actions={page.may.propose ? <ProposeAmendment callId={id} choices={page.choices} /> : undefined}
        />
        <Stack>
          <CallRubric rulebook={page.rulebook} />
          <CallAmendments page={page} />
        </Stack>
      </ClientMessages>
    </Page>
  );
}
