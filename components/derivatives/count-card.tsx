import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { ExportDialog } from "@/components/ui/export-dialog";
import { Notice } from "@/components/ui/notice";
import { freezeCountAction } from "@/lib/derivatives/actions";
import type { DerivativesView } from "@/lib/derivatives/types";
import { formatCount, formatInstant, formatScore } from "@/lib/platform/format";

/** Y2, E4, S11: from decisions to the part's score: what still keeps it back, the step itself, and the sheet behind it. */
export async function CountCard({ view, stageId }: { view: DerivativesView; stageId: string }) {
  const t = await getTranslations("derivatives.count");
  const locale = await getLocale();
  const { count, may } = view;
  const active = view.teams.filter((team) => team.isActive);
  const open = active.reduce((sum, team) => sum + team.states.PENDING + team.states.DISPUTED, 0);
  return (
    <Card title={t("title")} hint={t("hint")}>
      <div className="grid gap-4">
        {open > 0 && may.freeze ? <Notice tone="warning">{t("open", { count: open })}</Notice> : null}
        {count && !count.isCurrent && may.freeze ? <Notice tone="warning">{t("stale")}</Notice> : null}
        {count ? (
          <DescriptionList
            items={[
              { term: t("frozenAt"), detail: formatInstant(count.frozenAt, locale), hint: count.frozenBy },
              { term: t("hash"), detail: <code className="text-small break-all">{count.sheetHash}</code> },
            ]}
          />
        ) : null}
        <ClientMessages namespaces={["derivatives"]}>
          <div className="flex flex-wrap gap-3">
            {may.freeze ? (
              <ConfirmDialog
                triggerLabel={t("freeze")}
                triggerVariant="primary"
                triggerDisabled={open > 0}
                title={t("freezeTitle")}
                description={t("freezeBody")}
                affected={active.map((team) =>
                  t("affected", {
                    team: nameIn(locale, team),
                    count: formatCount(team.count),
                    points: formatScore(team.scoreHundredths),
                  }),
                )}
                confirmLabel={t("freeze")}
                action={freezeCountAction}
                input={{ stageId }}
                refusalsNamespace="derivatives"
                successMessage={t("done")}
              />
            ) : null}
            {count ? (
              <ExportDialog
                href={`/api/exports/stages/${stageId}/derivatives`}
                formats={["json"]}
                note={t("sheetNote")}
                words={{ open: t("sheet"), title: t("sheet"), submit: t("sheetSubmit") }}
              />
            ) : null}
          </div>
        </ClientMessages>
      </div>
    </Card>
  );
}
