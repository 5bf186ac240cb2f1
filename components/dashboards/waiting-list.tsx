import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { StatusTone } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { TodoList } from "@/components/ui/todo-list";
import { type Urgency, urgencyOf, type Waiting } from "@/lib/dashboards/domain/waiting";
import { formatInstantShort, formatTime } from "@/lib/platform/format";

/** What is due first; the rest is one press away, so that the card stays about as tall as its neighbour. */
const SHOWN = 6;

const TONES: Record<Urgency, StatusTone> = { OVERDUE: "stop", TODAY: "warn", SOON: "doing", WAITING: "todo" };

/** What waits for this person, what is due first on top. */
export async function WaitingList({ items, asOf }: { items: readonly Waiting[]; asOf: Date }) {
  const t = await getTranslations("dashboards.waiting");
  const locale = await getLocale();
  const label = (dueAt: Date | null): { tone: StatusTone; label: string } => {
    const { urgency, days } = urgencyOf(dueAt, asOf);
    const words = {
      OVERDUE: days > 0 ? t("overdue", { days }) : t("overdueToday"),
      TODAY: dueAt ? t("today", { time: formatTime(dueAt) }) : "",
      SOON: t("soon", { days }),
      WAITING: t("waits"),
    };
    return { tone: TONES[urgency], label: words[urgency] };
  };
  const detail = ({ about, dueAt }: Waiting) =>
    [about?.[locale], dueAt ? t("dueOn", { instant: formatInstantShort(dueAt, locale) }) : null]
      .filter(Boolean)
      .join(" · ");
  const todos = items.map((item) => ({
    key: item.key,
    title: t(item.kind, { count: item.count }),
    href: item.href,
    detail: detail(item) || undefined,
    status: label(item.dueAt),
  }));
  const more = todos.slice(SHOWN);
  return (
    <Card title={t("title")} actions={<TextLink href="/inbox">{t("all")}</TextLink>}>
      {items.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : (
        <>
          <TodoList items={todos.slice(0, SHOWN)} />
          {more.length > 0 ? (
            <details className="border-t border-line pt-2 text-small">
              <summary className="min-h-8 cursor-pointer py-1.5 text-link">{t("more", { count: more.length })}</summary>
              <TodoList items={more} />
            </details>
          ) : null}
        </>
      )}
    </Card>
  );
}
