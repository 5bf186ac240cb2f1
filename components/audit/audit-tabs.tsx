import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

/** The two logs, for those who may see both. */
export function AuditTabs({ current }: { current: "events" | "access" }) {
  const t = useTranslations("audit.tabs");
  return (
    <LinkTabs
      label={t("label")}
      current={current}
      tabs={[
        { key: "events", label: t("events"), href: "/audit" },
        { key: "access", label: t("access"), href: "/audit/access" },
      ]}
    />
  );
}
