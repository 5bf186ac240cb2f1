import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportDialog } from "@/components/ui/export-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatInstantShort } from "@/lib/platform/format";
import { withdrawRunAction } from "@/lib/verification/actions";
import type { RunRow, VerificationView } from "@/lib/verification/types";

/** V2: every run with its chain of custody: which revision, who ran it, and why it counts or does not. */
export async function RunsTable({ view, stageId }: { view: VerificationView; stageId: string }) {
  const figures = await getTranslations("verification.figures");
  const t = await getTranslations("verification.runs");
  const tools = await getTranslations("verification.tools");
  const runners = await getTranslations("stages.verification.runnerNames");
  const locale = await getLocale();
  return (
    <Card
      title={t("title")}
      hint={t("hint")}
      actions={
        view.runs.length > 0 ? (
          <ExportDialog
            href={`/api/exports/stages/${stageId}/verification-figures`}
            formats={["csv", "xlsx"]}
            note={figures("note")}
          />
        ) : undefined
      }
    >
      <Table
        caption={t("title")}
        captionHidden
        rows={view.runs}
        rowKey={(run) => run.id}
        empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
        columns={[
          {
            key: "team",
            header: t("team"),
            primary: true,
            render: (run) => nameIn(locale, { nameKo: run.teamKo, nameEn: run.teamEn }),
          },
          {
            key: "model",
            header: t("model"),
            render: (run) => (
              <>
                <span className="wrap-anywhere">{run.modelName ?? "–"}</span>
                <code className="block text-small break-all">{run.modelRevision?.slice(0, 12) ?? t("noRevision")}</code>
              </>
            ),
          },
          {
            key: "tool",
            header: t("tool"),
            render: (run) => (
              <>
                {tools(run.tool)}
                <span className="block text-small text-text-2">{t("results", { count: run.resultCount })}</span>
              </>
            ),
          },
          {
            key: "ranBy",
            header: t("ranBy"),
            render: (run) => (
              <>
                {runners(run.ranBy)}
                <span className="block text-small text-text-2">{run.ranByName}</span>
              </>
            ),
          },
          {
            key: "at",
            header: t("importedAt"),
            render: (run) => (
              <>
                {formatInstantShort(run.importedAt, locale)}
                <span className="block text-small text-text-2">
                  {run.importedBy} · {t(`channels.${run.channel}`)}
                </span>
              </>
            ),
          },
          { key: "counts", header: t("counts"), render: (run) => <Custody run={run} /> },
          ...(view.may.import
            ? [{ key: "withdraw", header: t("withdrawHeader"), render: (run: RunRow) => <Withdraw run={run} /> }]
            : []),
        ]}
      />
    </Card>
  );
}

async function Custody({ run }: { run: RunRow }) {
  const t = await getTranslations("verification");
  if (run.flaws.length === 0) return <StatusTag tone="done">{t("runs.doesCount")}</StatusTag>;
  return (
    <>
      <StatusTag tone={run.isTrial ? "todo" : "warn"}>{t(run.isTrial ? "runs.trial" : "runs.doesNotCount")}</StatusTag>
      <ul className="text-small text-text-2">
        {run.flaws
          .filter((flaw) => !run.isTrial || flaw === "WITHDRAWN")
          .map((flaw) => (
            <li key={flaw}>{t(`flaws.${flaw}`)}</li>
          ))}
      </ul>
      {run.withdrawReason ? <p className="text-small">{run.withdrawReason}</p> : null}
    </>
  );
}

async function Withdraw({ run }: { run: RunRow }) {
  const t = await getTranslations("verification.runs");
  if (run.withdrawReason !== null) return "–";
  return (
    <ClientMessages namespaces={["verification"]}>
      <ConfirmDialog
        triggerLabel={t("withdraw")}
        triggerSize="compact"
        title={t("withdrawTitle")}
        description={t("withdrawBody")}
        confirmLabel={t("withdraw")}
        tone="danger"
        reason={{ label: t("withdrawReason"), minimum: 10 }}
        action={withdrawRunAction}
        input={{ runId: run.id }}
        refusalsNamespace="verification"
        successMessage={t("withdrawn")}
      />
    </ClientMessages>
  );
}
