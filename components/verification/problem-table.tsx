import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { FileProblem } from "@/lib/verification/domain/problem";

/** What is wrong with uploaded files, and where: nothing of them is imported. */
export function ProblemTable({ problems, count }: { problems: readonly FileProblem[]; count: number }) {
  const t = useTranslations("verification");
  return (
    <Card title={t("import.problemsTitle", { count })} hint={t("import.problemsBody")}>
      <Table
        caption={t("import.problemsCaption")}
        captionHidden
        rows={problems}
        rowKey={(row) => `${row.file} ${row.path} ${row.line} ${row.code} ${row.found}`}
        columns={[
          {
            key: "file",
            header: t("import.fileName"),
            primary: true,
            render: (row) => <span className="wrap-anywhere">{row.file}</span>,
          },
          {
            key: "place",
            header: t("import.place"),
            render: (row) => (
              <>
                {row.path ? <code className="block text-small break-all">{row.path}</code> : null}
                {row.line === null ? null : t("import.line", { line: row.line })}
                {row.path || row.line !== null ? null : "–"}
              </>
            ),
          },
          {
            key: "problem",
            header: t("import.problem"),
            render: (row) => <span className="wrap-anywhere">{t(`problems.${row.code}`, { found: row.found })}</span>,
          },
        ]}
      />
    </Card>
  );
}
