import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { FIGURE_GROUPS } from "@/lib/rulebook/domain/figure";
import { type FigureChange, rulebookFigures } from "@/lib/rulebook/domain/figures";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { namesByKey } from "./names";
import { figureLook, useFigureText } from "./use-figure-text";

/** A whole rulebook as readable tables, one a subject. */
export function FigureTables({ content }: { content: RulebookContent }) {
  const t = useTranslations("rulebook");
  const text = useFigureText(namesByKey(content));
  const figures = rulebookFigures(content);
  return FIGURE_GROUPS.map((group) => (
    <Card key={group} title={t(`groups.${group}`)}>
      <Table
        caption={t(`groups.${group}`)}
        captionHidden
        rows={figures.filter((figure) => figure.group === group)}
        rowKey={(figure) => figure.key}
        columns={[
          {
            key: "item",
            header: t("detail.item"),
            primary: true,
            render: (figure) => (
              <span
                className={`md:min-w-56 ${figure.label === "subCriterion" ? "font-normal text-text-2 md:pl-4" : "font-semibold"}`}
              >
                {text.label(figure)}
              </span>
            ),
          },
          {
            key: "value",
            header: t("detail.value"),
            render: (figure) => <span className={figureLook(figure.value)}>{text.value(figure.value)}</span>,
          },
        ]}
      />
    </Card>
  ));
}

/** P3: the numbers that differ, old beside new. */
export function FigureChanges({
  changes,
  content,
  caption,
}: {
  changes: readonly FigureChange[];
  content: RulebookContent;
  caption: string;
}) {
  const t = useTranslations("rulebook.detail");
  const text = useFigureText(namesByKey(content));
  return (
    <Table
      caption={caption}
      captionHidden
      rows={changes}
      rowKey={(change) => change.figure.key}
      columns={[
        { key: "item", header: t("item"), primary: true, render: (change) => text.label(change.figure) },
        {
          key: "before",
          header: t("before"),
          render: (change) => (
            <span className={`${figureLook(change.before)} text-text-2`}>{text.value(change.before)}</span>
          ),
        },
        {
          key: "after",
          header: t("after"),
          render: (change) => <b className={figureLook(change.after)}>{text.value(change.after)}</b>,
        },
      ]}
    />
  );
}
