import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { ProposalTask, TaskList } from "@/lib/proposals/types";
import type { Together } from "@/lib/proposals/types/together";
import { sectionHref } from "./names";
import { TaskPresence } from "./presence";

type Props = { task: ProposalTask; list: TaskList; together: Together };

/** The people of one section: who is in it now, what they still discuss, and on phones whose it is. */
export function TaskPeople({ task, list, together }: Props) {
  const t = useTranslations("editing");
  const open = together.openComments[task.key] ?? 0;
  return (
    <>
      {task.ownerName ? (
        <span className="text-text-2 md:hidden">{t("tasks.owner", { name: task.ownerName })}</span>
      ) : null}
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
