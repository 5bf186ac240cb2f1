import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { titleIn } from "@/components/stages/names";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Comparisons } from "@/components/verification/comparisons";
import { Heatmap } from "@/components/verification/heatmap";
import { RunsTable } from "@/components/verification/runs-table";
import { SafetyTable } from "@/components/verification/safety-table";
import { ScoringCard } from "@/components/verification/scoring-card";
import { Standings } from "@/components/verification/standings";
import { Submissions } from "@/components/verification/submissions";
import { TargetHistory } from "@/components/verification/target-history";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadNow, loadVerification } from "@/lib/verification/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("verification"))("title") };
}

export default async function VerificationPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const [{ stage, verification: view }, now, t, s] = await Promise.all([
    loadVerification(id),
    loadNow(),
    getTranslations("verification"),
    getTranslations("stages"),
  ]);
  const names = stage.referenceNames;
  const { table } = view;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={titleIn(locale, stage)}
        breadcrumb={[
          { label: s("home"), href: "/dashboard" },
          { label: s("title"), href: "/stages" },
          { label: titleIn(locale, stage), href: `/stages/${id}` },
          { label: t("title") },
        ]}
        actions={
          view.may.import ? (
            <ButtonLink href={`/stages/${id}/verification/import`} variant="primary">
              {t("import.open")}
            </ButtonLink>
          ) : undefined
        }
      />
      <Stack>
        {stage.may.bound && <Notice tone="warning">{s("bound")}</Notice>}
        {table?.source === "COUNTED" && view.may.viewAll && <ScoringCard view={view} table={table} stageId={id} />}
        {table && <Heatmap view={view} table={table} modelNames={names} />}
        {table && <Standings view={view} table={table} modelNames={names} />}
        {table && <Comparisons table={table} />}
        {view.plan.safety && view.safety.length > 0 && (
          <SafetyTable view={view} stageId={id} safety={view.plan.safety} />
        )}
        {view.may.viewAll && <TargetHistory history={view.history} asOf={now} />}
        {!table && <EmptyState title={t("none.title")}>{t(view.may.import ? "none.import" : "none.body")}</EmptyState>}
        {view.teams.length > 0 && <Submissions view={view} stageId={id} />}
        {view.may.viewAll && <RunsTable view={view} stageId={id} />}
      </Stack>
    </Page>
  );
}
