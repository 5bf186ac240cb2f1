import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";
import type { TaskList } from "@/lib/proposals/types";

const VIEWS = ["all", "mine", "owners"] as const;
type View = (typeof VIEWS)[number];

/** The view of an address; owners are changed by those who manage the proposal. */
export const taskView = (asked: string | undefined, mayManage: boolean): View => {
  const view = VIEWS.find((one) => one === asked) ?? "all";
  return view === "owners" && !mayManage ? "all" : view;
};

/** All sections, one's own, and who looks after which. */
export function TaskTabs({ list, view }: { list: TaskList; view: View }) {
  const t = useTranslations("editing.tasks");
  const shown = VIEWS.filter((one) => one !== "owners" || list.may.manage);
  return (
    <LinkTabs
      label={t("filter")}
      current={view}
      tabs={shown.map((one) => ({
        key: one,
        label: t(one),
        href: one === "all" ? `/proposals/${list.id}` : `/proposals/${list.id}?view=${one}`,
      }))}
    />
  );
}
