import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionDock } from "@/components/layout/action-dock";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { TextLink } from "@/components/ui/text-link";
import { type Todo, TodoList } from "@/components/ui/todo-list";
import type { TaskList } from "@/lib/proposals/types";
import { sectionHref } from "./names";
import { RefusalText, refusalKey } from "./refusal-list";
import { SupplementStep } from "./supplement-notice";
import { WithdrawCard } from "./withdraw-card";

const isWriting = (list: TaskList): boolean => list.state === "DRAFT" || list.state === "REOPENED";
const doneOf = (list: TaskList): number => list.tasks.filter((task) => task.status === "COMPLETE").length;

function Left({ list }: { list: TaskList }) {
  const t = useTranslations("proposals");
  const s = useTranslations("supplements.notice");
  const isOpen = (key: string) => list.supplement?.sections.includes(key) ?? true;
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
      .filter((task) => task.status === "IN_PROGRESS" && !named.has(task.key) && isOpen(task.key))
      .map((task) => ({
        key: task.key,
        title: t("tasks.inProgress", { section: t(`sections.${task.key}`) }),
        href: sectionHref(list.id, task.key),
        status: { tone: "warn" as const, label: t("tasks.confirm") },
      })),
  ];
  return (
    <Card title={list.supplement ? s("left") : t("tasks.left")}>
      {todos.length > 0 ? (
        <TodoList items={todos} />
      ) : (
        <p className="text-small text-text-2">{list.supplement ? s("nothingLeft") : t("tasks.nothingLeft")}</p>
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

/** Beside the task list: progress, what is left, what has happened (`children`), whom to ask, and the way out. */
export function TaskAside({ list, children }: { list: TaskList; children: ReactNode }) {
  const t = useTranslations("proposals.tasks");
  const desk = useTranslations("desk.thread");
  const { contactName, contactEmail, contactPhone } = list.call;
  return (
    <>
      {list.supplement ? <SupplementStep list={list} /> : null}
      {isWriting(list) && !list.supplement ? <ProgressCard list={list} /> : null}
      {isWriting(list) || list.supplement ? <Left list={list} /> : null}
      {children}
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
      <WithdrawCard list={list} />
    </>
  );
}

/** The one next step, in reach of the thumb. */
export function TaskDock({ list }: { list: TaskList }) {
  const t = useTranslations("proposals.tasks");
  const s = useTranslations("supplements.notice");
  if (!isWriting(list) && !list.supplement) return null;
  return (
    <div className="md:hidden">
      <ActionDock>
        <ButtonLink href={`/proposals/${list.id}/check`} variant="primary">
          {list.supplement ? s("check") : t("checkCount", { done: doneOf(list), total: list.tasks.length })}
        </ButtonLink>
      </ActionDock>
    </div>
  );
}
