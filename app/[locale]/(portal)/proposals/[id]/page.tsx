import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { inLanguage } from "@/components/proposals/names";
import { OwnersCard } from "@/components/proposals/owners-card";
import { PresentProvider } from "@/components/proposals/presence";
import { ProposalTimeline } from "@/components/proposals/proposal-timeline";
import { TaskAside, TaskDock } from "@/components/proposals/task-aside";
import { TaskGroups } from "@/components/proposals/task-groups";
import { TaskState } from "@/components/proposals/task-state";
import { TaskTabs, taskView } from "@/components/proposals/task-tabs";
import { NamedPanelCard } from "@/components/reviews/named-panel-card";
import { OwnInquiries } from "@/components/reviews/own-inquiries";
import { PresentationCard } from "@/components/reviews/presentation-card";
import { EligibilityCard } from "@/components/screening/eligibility-card";
import { loadProposalTimeline } from "@/lib/dashboards/loaders";
import { formatTime } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadTaskList } from "@/lib/proposals/loaders";
import { loadTogether } from "@/lib/proposals/loaders/together";
import { loadNamedPanel, loadOwnInquiries, loadOwnPresentation } from "@/lib/reviews/loaders";
import { loadEligibilityResult } from "@/lib/screening/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<{ view?: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id } = await params;
  const { titleKo, titleEn } = await loadTaskList(id);
  return { title: inLanguage(locale, titleKo, titleEn) };
}

export default async function ProposalPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [{ serverNow, ...list }, together, eligibility, events, presentation, inquiries] = await Promise.all([
    loadTaskList(id),
    loadTogether(id),
    loadEligibilityResult(id),
    loadProposalTimeline(id),
    loadOwnPresentation(id),
    loadOwnInquiries(id),
  ]);
  const namedPanel = eligibility ? await loadNamedPanel(id) : null;
  const view = taskView((await searchParams).view, list.may.manage);
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
      {eligibility ? (
        <div className="mb-5">
          <EligibilityCard result={eligibility} />
        </div>
      ) : null}
      {presentation ? (
        <div className="mb-5">
          <PresentationCard proposalId={id} own={presentation} />
        </div>
      ) : null}
      <OwnInquiries inquiries={inquiries} />
      {namedPanel ? <NamedPanelCard panel={namedPanel} /> : null}
      <Columns
        aside={
          <TaskAside list={list}>
            <ProposalTimeline events={events} proposalId={id} />
          </TaskAside>
        }
      >
        <TaskTabs list={list} view={view} />
        <ClientMessages namespaces={["editing"]}>
          {view === "owners" ? (
            <OwnersCard list={list} together={together} />
          ) : (
            <PresentProvider proposalId={id} initial={together.present}>
              <TaskGroups list={list} together={together} mine={view === "mine"} />
            </PresentProvider>
          )}
        </ClientMessages>
      </Columns>
      <TaskDock list={list} />
    </Page>
  );
}
