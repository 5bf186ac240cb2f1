import { getTranslations, setRequestLocale } from "next-intl/server";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { inLanguage } from "@/components/proposals/names";
import { TaskAside, TaskDock } from "@/components/proposals/task-aside";
import { TaskGroups } from "@/components/proposals/task-groups";
import { TaskState } from "@/components/proposals/task-state";
import { formatTime } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadTaskList } from "@/lib/proposals/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const { titleKo, titleEn } = await loadTaskList(id);
  return { title: inLanguage(locale, titleKo, titleEn) };
}

export default async function ProposalPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const { serverNow, ...list } = await loadTaskList(id);
  const t = await getTranslations("proposals");
  const name = inLanguage(locale, list.titleKo, list.titleEn);
  const number = list.receiptNumber ? t("list.number", { number: list.receiptNumber }) : t("list.noNumber");
  return (
    <Page>
      <PageHeader
        title={t("tasks.title")}
        meta={`${name} · ${inLanguage(locale, list.leadNameKo, list.leadNameEn)} · ${number}`}
        actions={
          list.lastSavedAt ? (
            <p className="num text-small text-text-2">{t("tasks.saved", { time: formatTime(list.lastSavedAt) })}</p>
          ) : undefined
        }
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/proposals" },
          { label: inLanguage(locale, list.call.titleKo, list.call.titleEn) },
        ]}
      />
      <TaskState list={list} serverNow={serverNow} />
      <Columns aside={<TaskAside list={list} />}>
        <TaskGroups list={list} />
      </Columns>
      <TaskDock list={list} />
    </Page>
  );
}
