import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { dropPresentationAction } from "@/lib/reviews/actions/rounds";
import type { Guarded } from "@/lib/reviews/types";
import type { RoundsPage, RoundView } from "@/lib/reviews/types/rounds";
import { PresentationForm, WrittenRoundForm } from "./presentation-forms";
import { ScheduleCard } from "./schedule-card";

type Open = Extract<Guarded<RoundsPage>, { access: "OPEN" }>;

function RoundTable({ rounds }: { rounds: readonly RoundView[] }) {
  const t = useTranslations("rounds");
  const locale = useLocale() as Locale;
  const when = (at: Date | null) => (at ? <span className="num">{formatInstant(at, locale)}</span> : "–");
  const columns: Column<RoundView>[] = [
    {
      key: "kind",
      header: t("round"),
      primary: true,
      render: ({ ordinal, kind }) => `${ordinal}. ${t(`kinds.${kind}`)}`,
    },
    {
      key: "state",
      header: t("state"),
      render: ({ running, ahead }) => {
        const state = running ? "running" : ahead ? "ahead" : "over";
        return <StatusTag tone={running ? "doing" : ahead ? "todo" : "done"}>{t(state)}</StatusTag>;
      },
    },
    { key: "opens", header: t("opensAt"), render: ({ opensAt }) => when(opensAt) },
    { key: "due", header: t("dueAt"), render: ({ dueAt }) => when(dueAt) },
    {
      key: "others",
      header: t("others"),
      render: ({ othersReviews, identities }) => t(`rules.${othersReviews}.${identities}`),
    },
  ];
  return <Table caption={t("title")} captionHidden rows={rounds} rowKey={({ kind }) => kind} columns={columns} />;
}

/** S2: the rounds of a panel, each with its period and who sees what; and the schedule of the presentations. */
export function RoundsView({ page }: { page: Open }) {
  const t = useTranslations("rounds");
  const { panel, rounds, may, defaults } = page;
  if (!panel) return <EmptyState title={t("noPanelTitle")}>{t("noPanelBody")}</EmptyState>;
  const turn = may.manage && panel.status !== "CLOSED" ? { panelId: panel.id, expectedVersion: panel.version } : null;
  const written = panel.status === "FORMING" ? rounds.find(({ kind }) => kind === "WRITTEN") : undefined;
  const presentation = rounds.find(({ kind }) => kind === "PRESENTATION") ?? null;
  return (
    <>
      <Card title={t("title")} hint={t("hint")}>
        <RoundTable rounds={rounds} />
        {turn && written ? (
          <div className="mt-6 max-w-xl border-t border-line pt-5">
            <h3 className="mb-3 text-body font-bold">{t("written")}</h3>
            <WrittenRoundForm turn={turn} round={written} />
          </div>
        ) : null}
        {turn && defaults ? (
          <div className="mt-6 max-w-xl border-t border-line pt-5">
            <h3 className="mb-3 text-body font-bold">{t(presentation ? "change" : "plan")}</h3>
            <PresentationForm turn={turn} round={presentation} defaults={defaults} />
            {presentation && !page.schedule?.announcedAt && !presentation.running ? (
              <div className="mt-3">
                <ConfirmDialog
                  triggerLabel={t("drop")}
                  triggerVariant="ghost"
                  triggerSize="compact"
                  title={t("dropTitle")}
                  description={t("dropBody")}
                  confirmLabel={t("drop")}
                  tone="danger"
                  reason={{ label: t("reason"), minimum: 10 }}
                  action={dropPresentationAction}
                  input={turn}
                  refusalsNamespace="rounds"
                  successMessage={t("dropped")}
                />
              </div>
            ) : null}
          </div>
        ) : null}
      </Card>
      {presentation ? <ScheduleCard page={page} turn={turn} presentation={presentation} /> : null}
    </>
  );
}
