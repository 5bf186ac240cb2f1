import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { ProposalTask, TaskList } from "@/lib/proposals/types";
import type { Together } from "@/lib/proposals/types/together";
import { sectionHref } from "./names";
import { TaskPresence } from "./presence";

type Props = { task: ProposalTask; list: TaskList; together: Together };

/** The people of one section: what they still discuss, and who is in it now. */
export function TaskPeople({ task, list, together }: Props) {
  const t = useTranslations("editing");
  const open = together.openComments[task.key] ?? 0;
  return (
    <>
      {open > 0 ? (
        <span className="inline-flex items-center gap-1.5">
          <MessageSquare size={16} aria-hidden />
          <TextLink href={`${sectionHref(list.id, task.key)}#comments`}>{t("comments.open", { count: open })}</TextLink>
        </span>
      ) : null}
      <TaskPresence sectionKey={task.key} />
    </>
  );
}

export function NoOwnTasks() {
  const t = useTranslations("editing.tasks");
  return <EmptyState title={t("noMine")}>{t("noMineBody")}</EmptyState>;
}

/** Whose section it is, where a phone has no column for it. */
export function PhoneOwner({ name }: { name: string | null }) {
  const t = useTranslations("editing.tasks");
  return name ? <span className="block md:hidden">{t("owner", { name })}</span> : null;
}
