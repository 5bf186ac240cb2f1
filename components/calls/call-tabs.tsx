import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

const TABS = ["overview", "proposals", "panel", "conflicts", "ranking", "decision"] as const;

type Props = { callId: string; current: "edit" | (typeof TABS)[number] };

/** The pages of one call, for staff. Each page says by itself who may see it. */
export function CallTabs({ callId, current }: Props) {
  const t = useTranslations("calls.tabs");
  const home = `/manage/calls/${callId}`;
  return (
    <LinkTabs
      label={t("label")}
      current={current === "edit" ? "overview" : current}
      tabs={TABS.map((key) => ({ key, label: t(key), href: key === "overview" ? home : `${home}/${key}` }))}
    />
  );
}
