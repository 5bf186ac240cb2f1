import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "@/components/stages/names";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { isChanged } from "@/lib/results/domain/advancing";
import type { Measured } from "@/lib/results/domain/measured-sensitivity";
import type { StageResultView } from "@/lib/results/types";
import { namesOf } from "./words";

type Row = Measured & { key: string; name: string };

/** Every other formula, benchmark left out and part left out, with who would go on. */
export async function WhatIfTable({ view }: { view: StageResultView }) {
  const [t, formulas, locale] = [
    await getTranslations("results.sure"),
    await getTranslations("references.formulas"),
    await getLocale(),
  ];
  const names = namesOf(view, locale);
  const { sensitivity } = view;
  const rows: Row[] = [
    ...(sensitivity.formulas ?? []).map(({ formula, isPlanned, ...rest }) => ({
      ...rest,
      key: formula,
      name: t(isPlanned ? "formulaPlanned" : "formula", { name: formulas(formula) }),
    })),
    ...(sensitivity.withoutBenchmarks ?? []).map(({ benchmarkKey, nameKo, nameEn, ...rest }) => ({
      ...rest,
      key: `benchmark ${benchmarkKey}`,
      name: t("withoutBenchmark", { name: nameIn(locale, { nameKo, nameEn }) }),
    })),
    ...sensitivity.withoutParts.map(({ partKey, ...variant }) => ({
      ...{ variant, lacking: [] },
      key: `part ${partKey}`,
      name: t("withoutPart", { name: names.part(partKey) }),
    })),
  ];
  const outcome = ({ variant, lacking }: Row) => {
    if (!variant) return <StatusTag tone="todo">{t("lacking", { names: names.teams(lacking) })}</StatusTag>;
    if (!isChanged(variant)) return <StatusTag tone="done">{t("same")}</StatusTag>;
    return (
      <StatusTag tone="warn">
        {[
          ...(variant.entering.length > 0 ? [t("enters", { names: names.teams(variant.entering) })] : []),
          ...(variant.leaving.length > 0 ? [t("leaves", { names: names.teams(variant.leaving) })] : []),
        ].join(", ")}
      </StatusTag>
    );
  };
  if (rows.length === 0) return null;
  return (
    <Table
      caption={t("whatIfTable")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: "change", header: t("change"), primary: true, render: (row) => row.name },
        { key: "outcome", header: t("outcome"), render: outcome },
      ]}
    />
  );
}
