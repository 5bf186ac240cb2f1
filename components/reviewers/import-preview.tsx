import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { importReviewersAction } from "@/lib/reviewers/actions";
import type { ImportPreview as Preview } from "@/lib/reviewers/types";

type Props = { preview: Preview };
const TONES = { NEW: "done", CHANGED: "doing", SAME: "todo" } as const;

function Problems({ preview }: Props) {
  const t = useTranslations("reviewers");
  return (
    <Card
      title={t("import.problemsTitle", { count: preview.problemCount })}
      hint={t("import.problemsBody", { file: preview.fileName })}
    >
      <Table
        caption={t("import.problems")}
        captionHidden
        rows={preview.problems}
        rowKey={(row) => `${row.row} ${row.column} ${row.code} ${row.value}`}
        columns={[
          {
            key: "row",
            header: t("import.row"),
            primary: true,
            render: (row) => (row.row === 0 ? t("import.wholeFile") : t("import.rowNo", { no: row.row })),
          },
          {
            key: "column",
            header: t("import.column"),
            render: (row) => (row.column ? t(`columns.${row.column}`) : "–"),
          },
          {
            key: "problem",
            header: t("import.problem"),
            render: (row) => t(`import.codes.${row.code}`, { value: row.value }),
          },
        ]}
      />
    </Card>
  );
}

function Effects({ preview }: Props) {
  const t = useTranslations("reviewers");
  return (
    <Card title={t("import.effects")}>
      <Table
        caption={t("import.effects")}
        captionHidden
        rows={preview.effects}
        rowKey={(row) => String(row.row)}
        columns={[
          { key: "row", header: t("import.row"), render: (row) => <span className="num">{row.row}</span> },
          { key: "name", header: t("columns.name"), primary: true, render: (row) => row.name },
          { key: "email", header: t("columns.email"), render: (row) => <span className="break-all">{row.email}</span> },
          { key: "organisation", header: t("columns.organisation"), render: (row) => row.organisation },
          {
            key: "effect",
            header: t("import.effect"),
            render: (row) => <StatusTag tone={TONES[row.effect]}>{t(`import.kinds.${row.effect}`)}</StatusTag>,
          },
        ]}
      />
    </Card>
  );
}

/** S2: what an uploaded list would do, row by row; the button stands only where it would do it. */
export function ImportPreview({ preview }: Props) {
  const t = useTranslations("reviewers.import");
  const { counts } = preview;
  if (preview.problemCount > 0) return <Problems preview={preview} />;
  const isReady = counts.new + counts.changed > 0;
  return (
    <>
      <Card title={t("preview")} hint={preview.fileName}>
        <DescriptionList
          items={[
            { term: t("kinds.NEW"), detail: t("people", { count: counts.new }), hint: t("newHint") },
            { term: t("kinds.CHANGED"), detail: t("people", { count: counts.changed }), hint: t("changedHint") },
            { term: t("kinds.SAME"), detail: t("people", { count: counts.same }) },
          ]}
        />
        {isReady ? (
          <div className="mt-5">
            <ConfirmDialog
              triggerLabel={t("run")}
              triggerVariant="primary"
              title={t("confirmTitle", { added: counts.new, changed: counts.changed })}
              description={t("confirmBody")}
              confirmLabel={t("run")}
              action={importReviewersAction}
              input={{ fileId: preview.fileId }}
              refusalsNamespace="reviewers"
              successMessage={t("done")}
              redirectTo="/manage/reviewers"
            />
          </div>
        ) : (
          <div className="mt-5">
            <Notice tone="info" title={t("nothingNew")}>
              {t("nothingNewBody")}
            </Notice>
          </div>
        )}
      </Card>
      <Effects preview={preview} />
    </>
  );
}
