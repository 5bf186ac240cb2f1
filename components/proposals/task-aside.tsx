import { useTranslations } from "next-intl";
import { ActionDock } from "@/components/layout/action-dock";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { TextLink } from "@/components/ui/text-link";
import { type Todo, TodoList } from "@/components/ui/todo-list";
import type { TaskList } from "@/lib/proposals/types";
import { sectionHref } from "./names";
import { RefusalText, refusalKey } from "./refusal-list";

const isWriting = (list: TaskList): boolean => list.state === "DRAFT" || list.state === "REOPENED";
const doneOf = (list: TaskList): number => list.tasks.filter((task) => task.status === "COMPLETE").length;

function Left({ list }: { list: TaskList }) {
  const t = useTranslations("proposals");
  const required = list.refusals.filter((refusal) => refusal.section !== null);
  const named = new Set(required.map((refusal) => refusal.section));
  const todos: Todo[] = [
    ...required.map((refusal) => ({
      key: refusalKey(refusal),
      title: <RefusalText refusal={refusal} />,
      href: sectionHref(list.id, refusal.section ?? ""),
      status: { tone: "stop" as const, label: t("tasks.required") },
    })),
    ...list.tasks
      .filter((task) => task.status === "IN_PROGRESS" && !named.has(task.key))
      .map((task) => ({
        key: task.key,
        title: t("tasks.inProgress", { section: t(`sections.${task.key}`) }),
        href: sectionHref(list.id, task.key),
        status: { tone: "warn" as const, label: t("tasks.confirm") },
      })),
  ];
  return (
    <Card title={t("tasks.left")}>
      {todos.length > 0 ? (
        <TodoList items={todos} />
      ) : (
        <p className="text-small text-text-2">{t("tasks.nothingLeft")}</p>
      )}
    </Card>
  );
}

function ProgressCard({ list }: { list: TaskList }) {
  const t = useTranslations("proposals.tasks");
  const done = doneOf(list);
  const total = list.tasks.length;
  return (
    <Card title={t("progress")}>
      <p className="num mb-2">
        <b className="text-section">{done}</b> <span className="text-text-2">{t("of", { total })}</span>
      </p>
      <Progress
        label={t("progress")}
        hideLabel
        value={done}
        max={total}
        valueText={t("progressText", { done, total })}
      />
      <div className="mt-4.5 hidden md:block">
        <ButtonLink href={`/proposals/${list.id}/check`} variant="primary" block>
          {t("check")}
        </ButtonLink>
      </div>
    </Card>
  );
}

/** Beside the task list: progress, what is left, and whom to ask. */
export function TaskAside({ list }: { list: TaskList }) {
  const t = useTranslations("proposals.tasks");
  const desk = useTranslations("desk.thread");
  const { contactName, contactEmail, contactPhone } = list.call;
  return (
    <>
      {isWriting(list) ? (
        <>
          <ProgressCard list={list} />
          <Left list={list} />
        </>
      ) : null}
      <Card title={t("help")}>
        <div className="grid gap-1 text-small text-text-2">
          <p>{t("helpBody")}</p>
          <p>{contactName}</p>
          <p>
            <TextLink href={`mailto:${contactEmail}`} external>
              {contactEmail}
            </TextLink>
          </p>
          <p className="num">{contactPhone}</p>
          <p className="mt-2 grid gap-1">
            <TextLink href={`/proposals/${list.id}/messages`}>{desk("title")}</TextLink>
            <TextLink href={`/calls/${list.call.code}/questions`}>{desk("board")}</TextLink>
          </p>
        </div>
      </Card>
    </>
  );
}

/** The one next step, in reach of the thumb. */
export function TaskDock({ list }: { list: TaskList }) {
  const t = useTranslations("proposals.tasks");
  if (!isWriting(list)) return null;
  return (
    <div className="md:hidden">
      <ActionDock>
        <ButtonLink href={`/proposals/${list.id}/check`} variant="primary">
          {t("checkCount", { done: doneOf(list), total: list.tasks.length })}
        </ButtonLink>
      </ActionDock>
    </div>
  );
}
