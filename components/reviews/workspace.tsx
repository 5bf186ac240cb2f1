"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { Link } from "@/lib/platform/i18n/navigation";
import type { ReviewWork } from "@/lib/reviews/types";
import { SaveLine } from "./save-notice";
import { ScoreSheet } from "./score-sheet";
import type { SaveState } from "./use-sheet-autosave";

type Props = {
  work: Extract<ReviewWork, { step: "REVIEW" }>;
  leadName: string;
  timeLeft: ReactNode;
  contents: ReactNode;
  document: ReactNode;
};
type View = "document" | "sheet";

/** Proposal on the left, sheet on the right; on a phone one at a time, by tabs. */
export function Workspace({ work, leadName, timeLeft, contents, document: proposal }: Props) {
  const t = useTranslations("reviews.workspace");
  const [view, setView] = useState<View>(work.writable ? "document" : "sheet");
  const [saved, setSaved] = useState<SaveState>({ kind: "saved", at: work.sheet.savedAt.toISOString() });
  const [total, setTotal] = useState(work.sheet.totalHundredths ?? 0);
  const onSaved = useCallback((state: SaveState, totalHundredths: number) => {
    setSaved(state);
    setTotal(totalHundredths);
  }, []);
  const shown = (own: View) => (view === own ? "" : "hidden lg:block");
  return (
    <div className="mx-auto max-w-[1440px]">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line bg-surface px-4 py-2 md:px-6 lg:sticky lg:top-0 lg:z-20 print:hidden">
        <Link href="/reviews" prefetch={false} className="focus-ring rounded-control py-2 font-medium text-link">
          {t("mine")} <span className="num">{`${work.progress.submitted}/${work.progress.total}`}</span>
        </Link>
        <p className="min-w-0 flex-1 truncate font-bold text-primary">{leadName}</p>
        <div className="flex flex-wrap items-center gap-x-3.5 text-small text-text-2">
          <SaveLine state={saved} />
          {timeLeft}
          <b className="num text-text">{t("seat", { no: work.seatNo })}</b>
        </div>
      </div>
      <div
        role="tablist"
        aria-label={t("tabs")}
        className="sticky top-0 z-20 flex border-b border-line bg-surface lg:hidden"
      >
        {(["document", "sheet"] as const).map((key) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`tab-${key}`}
            aria-selected={view === key}
            aria-controls={`view-${key}`}
            onClick={() => setView(key)}
            className="min-h-12 flex-1 font-semibold text-text-2 focus-visible:-outline-offset-4 aria-selected:text-primary aria-selected:shadow-[inset_0_-3px_var(--primary)]"
          >
            {t(key)} {key === "sheet" ? <span className="num">{total / 100}</span> : null}
          </button>
        ))}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] lg:grid-cols-[200px_minmax(0,1fr)_400px] xl:grid-cols-[220px_minmax(0,1fr)_420px]">
        <nav
          aria-label={t("contents")}
          className="hidden px-3 py-5 text-small lg:sticky lg:top-[61px] lg:block lg:max-h-[calc(100dvh_-_61px)] lg:self-start lg:overflow-auto"
        >
          {contents}
        </nav>
        <div
          id="view-document"
          className={`border-line px-4 py-5 md:px-10 md:pt-7 md:pb-16 lg:border-l ${shown("document")}`}
        >
          {proposal}
        </div>
        <div id="view-sheet" className={`border-line bg-canvas lg:border-l ${shown("sheet")}`}>
          {/* As high as what the header and the bar above leave, so that the total and the way out are always in sight. */}
          <div className="p-4 pb-0 lg:sticky lg:top-[61px] lg:h-[calc(100dvh_-_125px)] lg:overflow-auto lg:px-5 lg:pt-5">
            <ScoreSheet work={work} onSaved={onSaved} />
          </div>
        </div>
      </div>
    </div>
  );
}
