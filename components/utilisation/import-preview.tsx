import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { dateOf } from "@/lib/ledger/domain/calendar";
import { formatCount, formatDate } from "@/lib/platform/format";
import { importUtilisationAction } from "@/lib/utilisation/actions";
import type { ImportPreview as Preview } from "@/lib/utilisation/types";

type Props = { preview: Preview; doneHref: string };

function Problems({ preview }: { preview: Preview }) {
  const t = useTranslations("utilisation");
  return (
    <Card
      title={t("import.problemsTitle", { count: preview.problemCount })}
      hint={t("import.problemsBody", { file: preview.fileName })}
    >
      <Table
        caption={t("import.problems")}
        captionHidden
        rows={preview.problems}
        rowKey={(row) => `${row.row} ${row.column} ${row.code}`}
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
            render: (row) => (row.column ? t(`columns.${row.column}`) : t("none")),
          },
          {
            key: "problem",
            header: t("import.problem"),
            render: (row) => <span className="break-words">{t(`codes.${row.code}`, { value: row.value })}</span>,
          },
        ]}
      />
      {preview.problemCount > preview.problems.length ? (
        <p className="mt-3 text-text-2">{t("import.problemsShown", { shown: preview.problems.length })}</p>
      ) : null}
    </Card>
  );
}

/** G5: what an uploaded file would do; the button stands only where it would do it. */
export function ImportPreview({ preview, doneHref }: Props) {
  const t = useTranslations("utilisation.import");
  const locale = useLocale();
  if (preview.problemCount > 0) return <Problems preview={preview} />;
  const { accepted, corrected, unchanged } = preview.counts;
  const rows = (count: number) => t("rows", { count: formatCount(count) });
  const day = (text: string) => formatDate(dateOf(text), locale);
  return (
    <Card title={t("preview")} hint={preview.fileName}>
      <DescriptionList
        items={[
          { term: t("accepted"), detail: rows(accepted) },
          { term: t("corrected"), detail: rows(corrected), hint: t("correctedHint") },
          { term: t("unchanged"), detail: rows(unchanged) },
          { term: t("teams"), detail: t("teamCount", { count: preview.teams }) },
          { term: t("period"), detail: `${day(preview.firstDay ?? "")} ~ ${day(preview.lastDay ?? "")}` },
        ]}
      />
      <div className="mt-5">
        {accepted + corrected > 0 ? (
          <ConfirmDialog
            triggerLabel={t("run")}
            triggerVariant="primary"
            title={t("confirmTitle", { accepted: formatCount(accepted), corrected: formatCount(corrected) })}
            description={t("confirmBody")}
            confirmLabel={t("run")}
            action={importUtilisationAction}
            input={{ fileId: preview.fileId, teamId: preview.teamId ?? "" }}
            refusalsNamespace="utilisation"
            successMessage={t("done")}
            redirectTo={doneHref}
          />
        ) : (
          <Notice tone="info" title={t("nothingNew")}>
            {t("nothingNewBody")}
          </Notice>
        )}
      </div>
    </Card>
  );
}
