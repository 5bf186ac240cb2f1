import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";
import { SETTING_GROUPS, type SettingGroup } from "@/lib/calls/domain/settings";

/** The steps of the editor, each a page of its own: what is said, then what is asked. */
export function EditorSteps({ callId, current }: { callId: string; current: "basics" | SettingGroup }) {
  const t = useTranslations("callEditor.steps");
  const home = `/manage/calls/${callId}/edit`;
  return (
    <LinkTabs
      label={t("label")}
      current={current}
      tabs={(["basics", ...SETTING_GROUPS] as const).map((key) => ({
        key,
        label: t(key),
        href: key === "basics" ? home : `${home}/${key}`,
      }))}
    />
  );
}
