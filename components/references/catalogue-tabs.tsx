import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

type Props = { current: "models" | "benchmarks" | "import"; mayEdit: boolean };

/** The parts of the catalogue; taking in lists is for staff. */
export function CatalogueTabs({ current, mayEdit }: Props) {
  const t = useTranslations("references.tabs");
  const tabs = [
    { key: "models", label: t("models"), href: "/references" },
    { key: "benchmarks", label: t("benchmarks"), href: "/references/benchmarks" },
    ...(mayEdit ? [{ key: "import", label: t("import"), href: "/references/import" }] : []),
  ];
  return <LinkTabs label={t("label")} tabs={tabs} current={current} />;
}
