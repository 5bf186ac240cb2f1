import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { StatusTone } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { TodoList } from "@/components/ui/todo-list";
import { type Urgency, urgencyOf, type Waiting } from "@/lib/dashboards/domain/waiting";
import { formatInstantShort, formatTime } from "@/lib/platform/format";

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
  return (
    <Card title={t("title")} actions={<TextLink href="/inbox">{t("all")}</TextLink>}>
      {items.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : (
        <TodoList
          items={items.map((item) => ({
            key: item.key,
            title: t(item.kind, { count: item.count }),
            href: item.href,
            detail: detail(item) || undefined,
            status: label(item.dueAt),
          }))}
        />
      )}
    </Card>
  );
}
