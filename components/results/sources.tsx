import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstantShort } from "@/lib/platform/format";
import type { EnteredCell, SourceView, StageResultView } from "@/lib/results/types";
import { namesOf } from "./words";

type Props = {
  view: StageResultView;
  /** Pages of the portal that this reader may open. */
  open: readonly NonNullable<SourceView["kind"]>[];
};
type Row = { key: string; name: string; sources: SourceView[] };

const PAGES = { contest: "contest/results", verification: "verification", derivatives: "derivatives" } as const;

/** "Explain this number": every part and gate with what computed it, and the way there. */
export async function SourceTable({ view, open }: Props) {
  const t = await getTranslations("results.sources");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  const rows: Row[] = [
    ...view.plan.gates.map(({ key }) => ({
      ...{ key, name: names.gate(key) },
      sources: view.sources.filter((one) => one.gateKeys.includes(key)),
    })),
    ...view.plan.parts.map(({ key }) => ({
      ...{ key, name: names.part(key) },
      sources: view.sources.filter((one) => one.partKeys.includes(key)),
    })),
  ];
  const origin = ({ sources }: Row) => {
    if (sources.length === 0) return t("entered");
    return sources.map(({ kind, sha256 }) => (
      <span key={sha256} className="block">
        {kind ? t(`kinds.${kind}`) : t("unknown")}
        {kind && open.includes(kind) ? (
          <TextLink href={`/stages/${view.stage.id}/${PAGES[kind]}`}> {t(`see.${kind}`)}</TextLink>
        ) : null}
      </span>
    ));
  };
  return (
    <Card title={t("title")} hint={t("hint")}>
      <Table
        caption={t("caption")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "what", header: t("what"), primary: true, render: (row) => row.name },
          { key: "how", header: t("how"), render: origin },
          {
            key: "hash",
            header: t("hash"),
            render: ({ sources }) =>
              sources.length === 0
                ? "–"
                : sources.map(({ sha256, publicHash }) => (
                    <span key={sha256} className="block text-fine">
                      <code className="break-all">{sha256}</code>
                      {publicHash ? (
                        <span className="mt-1 block text-text-2">
                          {t("publicForm")} <code className="break-all">{publicHash}</code>
                        </span>
                      ) : null}
                    </span>
                  )),
          },
        ]}
      />
    </Card>
  );
}

/** For staff: the evidence of what was entered by hand. It may name people, so it is on no public page. */
export async function EnteredTable({ view, entered }: { view: StageResultView; entered: readonly EnteredCell[] }) {
  const t = await getTranslations("results.sources");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  if (entered.length === 0) return null;
  return (
    <Card title={t("enteredTitle")}>
      <Table
        caption={t("enteredCaption")}
        captionHidden
        rows={entered}
        rowKey={(cell) => `${cell.teamId} ${cell.key}`}
        columns={[
          { key: "team", header: t("team"), primary: true, render: (cell) => names.team(cell.teamId) },
          {
            key: "item",
            header: t("item"),
            render: (cell) => (cell.isGate ? names.gate(cell.key) : names.part(cell.key)),
          },
          { key: "evidence", header: t("evidence"), render: (cell) => cell.evidence },
          {
            key: "by",
            header: t("by"),
            render: (cell) => `${cell.enteredBy} · ${formatInstantShort(cell.enteredAt, locale)}`,
          },
        ]}
      />
    </Card>
  );
}
