import { useTranslations } from "next-intl";
import { TaskGroup, TaskItem } from "@/components/ui/task-list";
import { SECTION_GROUPS } from "@/lib/proposals/domain/drafts";
import type { ProposalTask, TaskList } from "@/lib/proposals/types";
import type { Together } from "@/lib/proposals/types/together";
import { SECTION_TONES, sectionHref } from "./names";
import { TaskDetail } from "./task-detail";
import { NoOwnTasks, PhoneOwner, TaskPeople } from "./task-people";

const points = (hundredths: number): string => String(hundredths / 100);

/** An optional section nobody began: nothing is owed to it. */
const isLeftEmpty = (task: ProposalTask): boolean =>
  task.isOptional && task.status === "NOT_STARTED" && task.problemCount === 0;

/** A3: the sections in their groups, each with who looks after it and how far it is. */
export function TaskGroups({ list, together, mine }: { list: TaskList; together: Together; mine: boolean }) {
  const t = useTranslations("proposals");
  const asked = useTranslations("supplements.notice");
  const groups = SECTION_GROUPS.map((group, groupIndex) => ({
    groupIndex,
    key: group.key,
    tasks: list.tasks
      .filter((task) => (group.sections as readonly string[]).includes(task.key))
      .map((task, index) => ({ ...task, index }))
      .filter((task) => !mine || task.ownerId === together.me),
  })).filter((group) => group.tasks.length > 0);
  if (mine && groups.length === 0) return <NoOwnTasks />;
  const hintsOf = (task: TaskList["tasks"][number]): string[] => {
    // A10: while a request is open, what it asks for is the point; the points of the review are not.
    if (list.supplement?.sections.includes(task.key)) return [`· ${asked("asked")}`];
    const maximum = list.maximumHundredths[task.key];
    return [
      ...(maximum === undefined ? [] : [t("tasks.points", { points: points(maximum) })]),
      ...(task.isOptional && !isLeftEmpty(task) ? [t("tasks.optional")] : []),
    ];
  };
  return groups.map((group) => {
    const { groupIndex } = group;
    const total = group.tasks.reduce((sum, task) => sum + (list.maximumHundredths[task.key] ?? 0), 0);
    return (
      <TaskGroup
        key={group.key}
        title={`${groupIndex + 1}. ${t(`groups.${group.key}`)}`}
        hint={total > 0 ? t("tasks.pointsTotal", { points: points(total) }) : undefined}
      >
        {group.tasks.map((task) => {
          const hints = hintsOf(task);
          return (
            <TaskItem
              key={task.key}
              number={`${groupIndex + 1}-${task.index + 1}`}
              title={t(`sections.${task.key}`)}
              hint={hints.length > 0 ? hints.join(" · ") : undefined}
              detail={
                <>
                  <TaskDetail task={task} list={list} />
                  <PhoneOwner name={task.ownerName} />
                </>
              }
              owner={task.ownerName}
              href={sectionHref(list.id, task.key)}
              status={
                isLeftEmpty(task)
                  ? { tone: "todo", label: t("tasks.optional") }
                  : { tone: SECTION_TONES[task.status], label: t(`statuses.${task.status}`) }
              }
              footer={<TaskPeople task={task} list={list} together={together} />}
            />
          );
        })}
      </TaskGroup>
    );
  });
}
