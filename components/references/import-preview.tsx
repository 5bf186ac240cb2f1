import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { formatBytes, formatCount, formatInstant } from "@/lib/platform/format";
import { importReferencesAction } from "@/lib/references/actions";
import { scoreText } from "@/lib/references/domain/millionths";
import type { ImportPreview as Preview } from "@/lib/references/types";

function Problems({ preview }: { preview: Preview }) {
  const t = useTranslations("references");
  return (
    <Card title={t("import.problemsTitle", { count: preview.problemCount })} hint={t("import.problemsBody")}>
      <Table
        caption={t("import.problemsCaption")}
        captionHidden
        rows={preview.problems}
        rowKey={(row) => `${row.at} ${row.code}`}
        columns={[
          {
            key: "at",
            header: t("import.place"),
            primary: true,
            render: (row) => <code className="text-small break-all">{row.at || preview.fileName}</code>,
          },
          { key: "model", header: t("models.columns.name"), render: (row) => row.model || "–" },
          { key: "benchmark", header: t("model.benchmark"), render: (row) => row.benchmark || "–" },
          { key: "problem", header: t("import.problem"), render: (row) => t(`problems.${row.code}`) },
        ]}
      />
    </Card>
  );
}

function Duplicates({ preview }: { preview: Preview }) {
  const t = useTranslations("references");
  return (
    <Card title={t("import.duplicatesTitle")} hint={t("import.duplicatesBody")}>
      <Table
        caption={t("import.duplicatesTitle")}
        captionHidden
        rows={preview.duplicates}
        rowKey={(row) => `${row.modelKey} ${row.benchmarkKey}`}
        columns={[
          { key: "model", header: t("models.columns.name"), primary: true, render: (row) => row.modelName },
          { key: "benchmark", header: t("model.benchmark"), render: (row) => row.benchmarkKey },
          {
            key: "figures",
            header: t("import.figures"),
            render: (row) => (
              <ul className="grid gap-1">
                {row.figures.map((figure) => (
                  <li key={`${figure.valueMillionths} ${figure.variant} ${figure.sourceUrl}`}>
                    <b className="num">{scoreText(figure.valueMillionths, row.scaleMaxMillionths)}</b>{" "}
                    <span className="text-small text-text-2">
                      {[
                        figure.chosen ? t("counts") : t("beside"),
                        t(figure.isNew ? "import.isNew" : "import.isKnown"),
                        figure.variant,
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Placeholders({ preview }: { preview: Preview }) {
  const t = useTranslations("references");
  return (
    <Card title={t("import.placeholdersTitle")} hint={t("import.placeholdersBody")}>
      <Table
        caption={t("import.placeholdersTitle")}
        captionHidden
        rows={preview.placeholders}
        rowKey={(row) => `${row.modelKey} ${row.benchmarkKey}`}
        columns={[
          { key: "model", header: t("models.columns.name"), primary: true, render: (row) => row.modelKey },
          { key: "benchmark", header: t("model.benchmark"), render: (row) => row.benchmarkKey },
          { key: "source", header: t("source"), render: (row) => <span className="break-all">{row.sourceUrl}</span> },
        ]}
      />
    </Card>
  );
}

function Summary({ preview }: { preview: Preview }) {
  const t = useTranslations("references.import");
  const { counts } = preview;
  const count = (value: number) => t("count", { count: formatCount(value) });
  return (
    <DescriptionList
      items={[
        { term: t("fileName"), detail: preview.fileName, hint: formatBytes(preview.sizeBytes) },
        { term: t("sourceOf"), detail: preview.source || t("none"), hint: preview.note || undefined },
        { term: t("licence"), detail: preview.licence || t("none") },
        {
          term: t("newModels"),
          detail: t("newModelsValue", { models: formatCount(counts.models), count: formatCount(counts.newModels) }),
        },
        { term: t("newBenchmarks"), detail: count(counts.newBenchmarks) },
        {
          term: t("newScores"),
          detail: t("newScoresValue", { scores: formatCount(counts.scores), count: formatCount(counts.newScores) }),
        },
        { term: t("present"), detail: count(counts.presentScores) },
        { term: t("selfReported"), detail: count(counts.selfReported) },
        { term: t("duplicates"), detail: count(counts.duplicates) },
        { term: t("placeholders"), detail: count(counts.placeholders) },
        { term: t("hash"), detail: <code className="text-small break-all">{preview.sha256}</code> },
      ]}
    />
  );
}

/** What an uploaded list would do; the button stands only where it would do it. */
export function ImportPreview({ preview }: { preview: Preview }) {
  const t = useTranslations("references.import");
  const locale = useLocale();
  const { counts, importedAt } = preview;
  const isReady = preview.problemCount === 0 && importedAt === null && counts.newModels + counts.newScores > 0;
  const figures = { models: formatCount(counts.newModels), scores: formatCount(counts.newScores) };
  return (
    <>
      {importedAt ? (
        <Notice tone="info" title={t("alreadyTitle")}>
          {t("alreadyBody", { at: formatInstant(importedAt, locale) })}
        </Notice>
      ) : null}
      {preview.problemCount > 0 ? <Problems preview={preview} /> : null}
      <Card title={t("preview")}>
        <Summary preview={preview} />
        {isReady ? (
          <div className="mt-5">
            <ConfirmDialog
              triggerLabel={t("run")}
              title={t("confirmTitle", figures)}
              description={t("confirmBody")}
              confirmLabel={t("run")}
              action={importReferencesAction}
              input={{ fileId: preview.fileId }}
              refusalsNamespace="references"
              successMessage={t("done")}
              redirectTo="/references"
            />
          </div>
        ) : null}
      </Card>
      {preview.duplicates.length > 0 ? <Duplicates preview={preview} /> : null}
      {preview.placeholders.length > 0 ? <Placeholders preview={preview} /> : null}
    </>
  );
}
