import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatBytes } from "@/lib/platform/format";
import { importRunAction } from "@/lib/verification/actions";
import type { ImportRun } from "@/lib/verification/schema";
import type { RunPreview as Preview, PreviewRow } from "@/lib/verification/types";
import { ProblemTable } from "./problem-table";

type Props = { preview: Preview; input: ImportRun; teamName: string };

/** V1: what the files hold and what an import would do; with a problem there is nothing to import. */
export function RunPreview({ preview, input, teamName }: Props) {
  return preview.problemCount > 0 ? (
    <ProblemTable problems={preview.problems} count={preview.problemCount} />
  ) : (
    <Found preview={preview} input={input} teamName={teamName} />
  );
}

function Found({ preview, input, teamName }: Props) {
  const t = useTranslations("verification");
  const locale = useLocale();
  const { facts } = preview;
  return (
    <Card title={t("import.foundTitle")} hint={t("import.foundBody", { team: teamName })}>
      <div className="grid gap-4">
        {preview.alreadyIn ? <Notice tone="info">{t("import.alreadyIn")}</Notice> : null}
        {preview.isTrial ? <Notice tone="info">{t("import.trial")}</Notice> : null}
        {preview.flaws.filter((flaw) => flaw !== "TRIAL").length > 0 && !preview.isTrial ? (
          <Notice tone="warning" title={t("import.flawsTitle")}>
            <ul>
              {preview.flaws.map((flaw) => (
                <li key={flaw}>{t(`flaws.${flaw}`)}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {preview.absent.length > 0 ? (
          <Notice tone="info">
            {t("import.absent", { benchmarks: preview.absent.map((one) => nameIn(locale, one)).join(", ") })}
          </Notice>
        ) : null}
        {facts ? (
          <DescriptionList
            items={[
              { term: t("runs.tool"), detail: t(`tools.${facts.tool}`), hint: facts.toolVersion || undefined },
              { term: t("runs.model"), detail: <span className="wrap-anywhere">{facts.modelName ?? "–"}</span> },
              {
                term: t("submissions.revision"),
                detail: <code className="text-small break-all">{facts.modelRevision ?? t("runs.noRevision")}</code>,
              },
              {
                term: t("import.files"),
                detail: (
                  <ul>
                    {preview.files.map((file) => (
                      <li key={file.sha256} className="wrap-anywhere">
                        {file.name} · {formatBytes(file.sizeBytes)}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        ) : null}
        <Figures rows={preview.rows} />
        {preview.alreadyIn ? null : (
          <div>
            <ConfirmDialog
              triggerLabel={t("import.submit")}
              triggerVariant="primary"
              title={t("import.confirmTitle", { team: teamName })}
              description={t("import.confirmBody", { count: preview.rows.length })}
              confirmLabel={t("import.submit")}
              action={importRunAction}
              input={input}
              refusalsNamespace="verification"
              successMessage={t("import.done")}
              redirectTo={`/stages/${input.stageId}/verification`}
            />
          </div>
        )}
      </div>
    </Card>
  );
}

function Figures({ rows }: { rows: readonly PreviewRow[] }) {
  const t = useTranslations("verification.import");
  const flaws = useTranslations("verification.flaws");
  const locale = useLocale();
  return (
    <Table
      caption={t("figures")}
      rows={rows}
      rowKey={(row) => `${row.task} ${row.metric} ${row.filter}`}
      columns={[
        {
          key: "task",
          header: t("task"),
          primary: true,
          render: (row) => (
            <>
              <code className="text-small break-all">{row.task}</code>
              {row.isGroup ? <span className="block text-small font-normal text-text-2">{t("group")}</span> : null}
            </>
          ),
        },
        {
          key: "metric",
          header: t("metric"),
          render: (row) => (
            <code className="text-small break-all">
              {row.metric},{row.filter}
            </code>
          ),
        },
        {
          key: "value",
          header: t("value"),
          align: "end",
          render: (row) => (
            <span className="num">
              {row.value}
              {row.deviation === null ? "" : ` ± ${Number(row.deviation).toFixed(4)}`}
            </span>
          ),
        },
        {
          key: "items",
          header: t("items"),
          align: "end",
          render: (row) => (
            <span className="num">{[row.effective, row.original].filter((n) => n !== null).join(" / ") || "–"}</span>
          ),
        },
        {
          key: "benchmark",
          header: t("benchmark"),
          render: (row) => {
            if (!row.benchmark) return <span className="text-text-2">{t("notAsked")}</span>;
            return (
              <>
                {nameIn(locale, row.benchmark)}
                {row.flaws.map((flaw) => (
                  <span key={flaw} className="block">
                    <StatusTag tone="warn">{flaws(flaw)}</StatusTag>
                  </span>
                ))}
              </>
            );
          },
        },
      ]}
    />
  );
}
