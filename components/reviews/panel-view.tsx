import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { Guarded } from "@/lib/reviews/types";
import type { PanelPage } from "@/lib/reviews/types/panel";
import { AssignmentPlan } from "./assignment-plan";
import { nameIn } from "./names";
import { OfficerFlags } from "./officer-flags";
import { ActivatePanelForm, AddMemberForm, CreatePanelForm, ProposeForm } from "./panel-forms";
import { PanelMembers } from "./panel-members";
import { PanelNamingCard } from "./panel-naming";

const TONES = { FORMING: "todo", ACTIVE: "doing", CLOSED: "done" } as const;
type Open = Extract<Guarded<PanelPage>, { access: "OPEN" }>;

/** Members, conflicts, assignments, start: in the order in which an officer does them. */
export function PanelView({ page, callId }: { page: Open; callId: string }) {
  const t = useTranslations("reviews.panel");
  const locale = useLocale() as Locale;
  const { panel, seats, proposals, plan, may } = page;
  if (!panel)
    return (
      <Card title={t("createTitle")}>
        {may.manage ? (
          <CreatePanelForm callId={callId} />
        ) : (
          <EmptyState title={t("noPanel")}>{t("noPanelBody")}</EmptyState>
        )}
      </Card>
    );
  const turn = may.manage && panel.status !== "CLOSED" ? { panelId: panel.id, expectedVersion: panel.version } : null;
  const forming = panel.status === "FORMING";
  return (
    <Stack>
      <Card
        title={nameIn(locale, panel)}
        status={<StatusTag tone={TONES[panel.status]}>{t(`statuses.${panel.status}`)}</StatusTag>}
        hint={panel.dueAt ? t("due", { at: formatInstant(panel.dueAt, locale) }) : undefined}
      >
        <PanelMembers seats={seats} turn={turn} />
        {turn ? (
          <div className="mt-6 max-w-xl">
            <AddMemberForm turn={turn} candidates={page.candidates} />
          </div>
        ) : null}
      </Card>
      {page.naming ? (
        <PanelNamingCard
          naming={page.naming}
          callId={callId}
          names={seats.filter(({ named }) => !named).map(({ name, affiliation }) => `${name} · ${affiliation}`)}
          turn={turn}
        />
      ) : null}
      {page.openConflicts > 0 ? (
        <Notice
          tone="warning"
          title={t("openConflicts", { count: page.openConflicts })}
          actions={
            <ButtonLink href={`/manage/calls/${callId}/conflicts`} size="compact">
              {t("toConflicts")}
            </ButtonLink>
          }
        >
          {t("openConflictsBody")}
        </Notice>
      ) : null}
      <OfficerFlags rows={page.flags} />
      <Card title={t("assignments")} hint={t("assignmentsHint")}>
        {proposals.length === 0 || !plan ? (
          <EmptyState title={t("noProposals")}>{t("noProposalsBody")}</EmptyState>
        ) : (
          <AssignmentPlan key={panel.version} rows={{ proposals, seats, plan }} told={!forming} turn={turn} />
        )}
        {turn && plan && proposals.length > 0 && seats.length > 0 ? (
          <div className="mt-6 max-w-xl border-t border-line pt-5">
            <ProposeForm turn={turn} sheetsPerProposal={plan.sheetsPerProposal} />
          </div>
        ) : null}
      </Card>
      {turn && forming ? (
        <Card title={t("activateTitle")} hint={t("activateHint")}>
          <ActivatePanelForm turn={turn} />
        </Card>
      ) : null}
    </Stack>
  );
}
