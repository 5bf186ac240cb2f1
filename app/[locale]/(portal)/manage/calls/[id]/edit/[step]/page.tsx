import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EditorSteps } from "@/components/calls/editor-steps";
import { ManagedCallHeader } from "@/components/calls/managed-call-header";
import { SettingsEditor } from "@/components/calls/settings-editor";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { isSettingGroup } from "@/lib/calls/domain/settings";
import { loadCallEditor } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string; step: string }> };

export async function generateMetadata({ params }: Props) {
  const { step } = await params;
  if (!isSettingGroup(step)) notFound();
  return { title: (await getTranslations("callEditor.titles"))(step) };
}

export default async function SettingsPage({ params }: Props) {
  const { locale, id, step } = await params;
  setRequestLocale(locale);
  if (!isSettingGroup(step)) notFound();
  const [editor, t] = await Promise.all([loadCallEditor(id), getTranslations("callEditor.titles")]);
  return (
    <Page>
      <ManagedCallHeader call={editor.call} title={t(step)} />
      <EditorSteps callId={id} current={step} />
      <ClientMessages namespaces={["calls", "callEditor"]}>
        <SettingsEditor editor={editor} group={step} />
      </ClientMessages>
    </Page>
  );
}
