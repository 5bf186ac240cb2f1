import { getLocale, getTranslations } from "next-intl/server";
import { Table } from "@/components/ui/table";
import type { WeightThreshold } from "@/lib/results/domain/weight-sensitivity";
import type { StageResultView } from "@/lib/results/types";
import { movedText, namesOf, pointsText, weightText } from "./words";

type Part = StageResultView["plan"]["parts"][number];

/** Where the survivors change: per part against all others, and between every pair of parts. */
export async function WeightTables({ view }: { view: StageResultView }) {
  const t = await getTranslations("results.sure");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  const { variants, thresholds } = view.sensitivity.weights;
  const { parts } = view.plan;
  const cell = (fromKey: string | null, toKey: string | null) => {
    const at = variants.findIndex(({ move }) => move.fromKey === fromKey && move.toKey === toKey);
    return at === -1 ? undefined : (thresholds[at] ?? null);
  };
  const shiftWords = (found: WeightThreshold): string => {
    if (found.shift.num === 0n) return t("anyShift");
    return t(found.isReached ? "shiftAt" : "shiftBeyond", { shift: pointsText(found.shift) });
  };
  const show = (found: WeightThreshold | null | undefined, part: Part | null, sign: 1 | -1) => {
    if (found === undefined) return <span className="text-text-2">{t("notPossible")}</span>;
    if (found === null) return <span className="text-text-2">{t("never")}</span>;
    const moved = part && movedText(part.weightBasisPoints, found.shift, sign);
    return (
      <span className="num">
        <b>{shiftWords(found)}</b>
        {part ? (
          <span className="block text-text-2">
            {t("shiftTo", { from: weightText(part.weightBasisPoints), to: moved ?? "" })}
          </span>
        ) : null}
        {found.entering.length > 0 ? (
          <span className="block text-text-2">{t("enters", { names: names.teams(found.entering) })}</span>
        ) : null}
        {found.leaving.length > 0 ? (
          <span className="block text-text-2">{t("leaves", { names: names.teams(found.leaving) })}</span>
        ) : null}
      </span>
    );
  };
  return (
    <div className="grid gap-6">
      <Table
        caption={t("weightTable")}
        rows={parts}
        rowKey={(part) => part.key}
        columns={[
          { key: "part", header: t("part"), primary: true, render: (part) => names.part(part.key) },
          {
            key: "weight",
            header: t("weight"),
            align: "end",
            render: (part) => <span className="num">{weightText(part.weightBasisPoints)}</span>,
          },
          { key: "more", header: t("more"), render: (part) => show(cell(null, part.key), part, 1) },
          { key: "less", header: t("less"), render: (part) => show(cell(part.key, null), part, -1) },
        ]}
      />
      {parts.length > 2 ? (
        <Table
          caption={t("pairTable")}
          rows={parts}
          rowKey={(part) => part.key}
          columns={[
            { key: "from", header: t("fromPart"), primary: true, render: (part) => names.part(part.key) },
            ...parts.map((to) => ({
              key: to.key,
              header: t("toPart", { part: names.part(to.key) }),
              render: (from: Part) => (from.key === to.key ? "–" : show(cell(from.key, to.key), null, 1)),
            })),
          ]}
        />
      ) : null}
    </div>
  );
}
