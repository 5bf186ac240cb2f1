import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { formatScore } from "@/lib/platform/format";
import type { ShownCell } from "@/lib/results/domain/corrections";
import type { StageResultView } from "@/lib/results/types";
import { namesOf } from "./words";

/** S10: a result that was corrected says so, with every cell before and after and the hash of the sheet before. */
export async function CorrectionNotice({ view }: { view: StageResultView }) {
  const [t, gates, locale] = [
    await getTranslations("results.corrected"),
    await getTranslations("results.gates"),
    await getLocale(),
  ];
  const names = namesOf(view, locale);
  const value = (of: ShownCell["before"]): string => {
    if (of === null) return "–";
    return typeof of === "number" ? formatScore(of) : gates(of ? "passed" : "failed");
  };
  return view.corrections.map(({ previousHash, objections, cells }) => (
    <Notice key={previousHash} title={t("title")}>
      <p>{t("body", { count: objections })}</p>
      {cells.length > 0 ? (
        <ul className="list-disc pl-5">
          {cells.map((cell) => (
            <li key={`${cell.teamId} ${cell.key}`}>
              {t("cell", {
                team: names.team(cell.teamId),
                item: cell.isGate ? names.gate(cell.key) : names.part(cell.key),
                before: value(cell.before),
                after: value(cell.after),
              })}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t("nothing")}</p>
      )}
      <p className="text-small">
        {t("previous")} <code className="break-all">{previousHash}</code>
      </p>
    </Notice>
  ));
}
