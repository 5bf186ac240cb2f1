import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";
import type { CallTab } from "@/lib/calls/domain/access";

type Props = { callId: string; tabs: readonly CallTab[]; current: CallTab };

/** The pages of one call that exist for whoever looks (loadCallTabs); somebody with one page only needs no tabs. */
export function CallTabs({ callId, tabs, current }: Props) {
  const t = useTranslations("calls.tabs");
  const home = `/manage/calls/${callId}`;
  if (tabs.length < 2) return null;
  return (
    <LinkTabs
      label={t("label")}
      current={current}
      tabs={tabs.map((key) => ({ key, label: t(key), href: key === "overview" ? home : `${home}/${key}` }))}
    />
  );
}
