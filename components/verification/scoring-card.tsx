import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { ExportDialog } from "@/components/ui/export-dialog";
import { Notice } from "@/components/ui/notice";
import { formatInstant, formatScore } from "@/lib/platform/format";
import { writeScoresAction } from "@/lib/verification/actions";
import type { TableView, VerificationView } from "@/lib/verification/types";

type Props = { view: VerificationView; table: TableView; stageId: string };

/** E4, S11: from runs to the part's score: what still keeps it back, the step itself, and the sheet behind it. */
export async function ScoringCard({ view, table, stageId }: Props) {
  const t = await getTranslations("verification.scoring");
  const locale = await getLocale();
  const { scoring, may } = view;
  const benchmarkName = (key: string) => {
    const found = table.rows.find((row) => row.benchmarkKey === key);
    return found ? nameIn(locale, found) : key;
  };
  const open = table.teams.filter((team) => team.scoreHundredths === null);
  const isReady = open.length === 0 && table.differing.length === 0;
  return (
    <Card title={t("title")} hint={t("hint")}>
      <div className="grid gap-4">
        {table.differing.map((one) => (
          <Notice
            key={one.benchmarkKey}
            tone="danger"
            title={t("differTitle", { benchmark: benchmarkName(one.benchmarkKey) })}
          >
            <span className="wrap-anywhere">{t("differBody", { found: one.found.join(", ") })}</span>
          </Notice>
        ))}
        {open.length > 0 ? (
          <Notice tone="warning">{t("open", { teams: open.map((team) => nameIn(locale, team)).join(", ") })}</Notice>
        ) : null}
        {scoring && !scoring.isCurrent && may.write ? <Notice tone="warning">{t("stale")}</Notice> : null}
        {scoring ? (
          <DescriptionList
            items={[
              { term: t("writtenAt"), detail: formatInstant(scoring.writtenAt, locale), hint: scoring.writtenBy },
              { term: t("hash"), detail: <code className="text-small break-all">{scoring.sheetHash}</code> },
            ]}
          />
        ) : null}
        <ClientMessages namespaces={["verification"]}>
          <div className="flex flex-wrap gap-3">
            {may.write ? (
              <ConfirmDialog
                triggerLabel={t("write")}
                triggerVariant="primary"
                triggerDisabled={!isReady}
                title={t("writeTitle")}
                description={t("writeBody")}
                affected={table.teams.map((team) =>
                  t("affected", { team: nameIn(locale, team), points: formatScore(team.scoreHundredths ?? 0) }),
                )}
                confirmLabel={t("write")}
                action={writeScoresAction}
                input={{ stageId }}
                refusalsNamespace="verification"
                successMessage={t("written")}
              />
            ) : null}
            {scoring ? (
              <ExportDialog
                href={`/api/exports/stages/${stageId}/verification`}
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
