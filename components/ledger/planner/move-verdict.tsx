"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { PlannerBar } from "@/lib/ledger/types/planner";
import { barText, type Translate } from "./words";

type Props = {
  bars: readonly PlannerBar[];
  moved: ReadonlySet<string>;
  problems: ReadonlyMap<string, string>;
  undo: ReactNode;
  onReset: () => void;
};

/** Says, as bars move, whether everything is still possible, and if not, which and why. */
export function MoveVerdict({ bars, moved, problems, undo, onReset }: Props) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const wrong = bars.filter((bar) => problems.has(bar.id));
  const tone = moved.size === 0 ? "info" : wrong.length > 0 ? "warning" : "success";
  return (
    <div aria-live="polite" className="mb-4">
      <Notice
        tone={tone}
        title={moved.size === 0 ? t("planner.notMoved") : t("planner.moved", { count: moved.size })}
        actions={
          moved.size > 0 ? (
            <span className="flex flex-wrap gap-2">
              {undo}
              <Button size="compact" onClick={onReset}>
                {t("planner.reset")}
              </Button>
            </span>
          ) : undefined
        }
      >
        {moved.size === 0 ? null : wrong.length === 0 ? t("planner.noProblems") : t("planner.problems")}
        {wrong.length > 0 ? (
          <ul className="mt-1 list-disc ps-5">
            {wrong.map((bar) => (
              <li key={bar.id}>
                {t("planner.problemItem", {
                  bar: barText(t as unknown as Translate, locale, bar),
                  problem: problems.get(bar.id) ?? "",
                })}
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  );
}
