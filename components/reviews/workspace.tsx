"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { Link } from "@/lib/platform/i18n/navigation";
import type { NoteKey } from "@/lib/reviews/domain/reading";
import type { ReviewWork } from "@/lib/reviews/types";
import { NotesPanel, noteFieldId } from "./notes-panel";
import { OthersPanel } from "./others-panel";
import { markPassages, type Passage, unmarkPassages } from "./passages";
import { SaveLine } from "./save-notice";
import { ScoreSheet } from "./score-sheet";
import { SelectionButton } from "./selection-button";
import type { SaveState } from "./use-sheet-autosave";
import { ViewTabs } from "./view-tabs";
import { WorkProvider, type WorkView } from "./work-context";

type Work = Extract<ReviewWork, { step: "REVIEW" }>;
type Props = {
  work: Work;
  leadName: string;
  /** Of the sections, in the reader's language. */
  sectionNames: Record<string, string>;
  timeLeft: ReactNode;
  contents: ReactNode;
  document: ReactNode;
};

const MARKS = { own: "own-remark", others: "others-remark" } as const;
const withQuote = (remarks: readonly Passage[]) => remarks.filter(({ quote }) => quote !== "");

/** Marks the passages that remarks are about, one's own and those of colleagues. */
function usePassageMarks({ remarks, others }: Work["aside"]): void {
  useEffect(() => {
    markPassages(MARKS.own, withQuote(remarks));
    markPassages(MARKS.others, withQuote(others.remarks));
    return () => Object.values(MARKS).forEach(unmarkPassages);
  }, [remarks, others.remarks]);
}

/** Which of the views is open: on a phone one of all, beside the document one of the rest. */
function useViews(writable: boolean) {
  const [view, setView] = useState<WorkView>(writable ? "document" : "sheet");
  const [side, setSide] = useState<Exclude<WorkView, "document">>("sheet");
  const [noteAt, setNoteAt] = useState<NoteKey | null>(null);
  const open = useCallback((next: WorkView, at?: NoteKey) => {
    setView(next);
    if (next !== "document") setSide(next);
    if (!at) return;
    setNoteAt(at);
    requestAnimationFrame(() => document.getElementById(noteFieldId(at))?.focus());
  }, []);
  return { view, side, noteAt, open };
}

function WorkBar({
  work,
  leadName,
  saved,
  timeLeft,
}: Pick<Props, "work" | "leadName" | "timeLeft"> & { saved: SaveState }) {
  const t = useTranslations("reviews.workspace");
  const r = useTranslations("rounds");
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line bg-surface px-4 py-2 md:px-6 lg:sticky lg:top-0 lg:z-20 print:hidden">
      <Link href="/reviews" className="focus-ring rounded-control py-2 font-medium text-link">
        {t("mine")} <span className="num">{`${work.progress.submitted}/${work.progress.total}`}</span>
      </Link>
      <p className="min-w-0 flex-1 truncate font-bold text-primary">{leadName}</p>
      <div className="flex flex-wrap items-center gap-x-3.5 text-small text-text-2">
        <Link href={`/reviews/rooms/${work.assignmentId}`} className="focus-ring rounded-control py-2 text-link">
          {r("room")}
        </Link>
        <SaveLine state={saved} />
        {timeLeft}
        {work.round.count > 1 ? <span>{r(`kinds.${work.round.kind}`)}</span> : null}
        <b className="num text-text">{t("seat", { no: work.seatNo })}</b>
      </div>
    </div>
  );
}

/** Proposal on the left; sheet, notes and colleagues' reviews on the right; on a phone one at a time, by tabs. */
export function Workspace({ work, leadName, sectionNames, timeLeft, contents, document: proposal }: Props) {
  const t = useTranslations("reviews.workspace");
  const w = useTranslations("workspace");
  const { view, side, noteAt, open } = useViews(work.writable);
  const [composing, compose] = useState<Passage | null>(null);
  const [saved, setSaved] = useState<SaveState>({ kind: "saved", at: work.sheet.savedAt.toISOString() });
  const [total, setTotal] = useState(work.sheet.totalHundredths ?? 0);
  const onSaved = useCallback((state: SaveState, totalHundredths: number) => {
    setSaved(state);
    setTotal(totalHundredths);
  }, []);
  usePassageMarks(work.aside);
  const onPassage = useCallback((passage: Passage) => {
    compose(passage);
    requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-composer] textarea")?.focus());
  }, []);
  const context = useMemo(
    () => ({ work, sectionNames, composing, compose, noteAt, open }),
    [work, sectionNames, composing, noteAt, open],
  );
  const sideTabs = [
    {
      key: "sheet" as const,
      label: (
        <>
          {t("sheet")} <span className="num">{total / 100}</span>
        </>
      ),
    },
    { key: "notes" as const, label: w("notes") },
    { key: "others" as const, label: w("others.tab") },
  ];
  const shown = (own: WorkView) =>
    `${view === own ? "" : "hidden"} ${own === "document" || side === own ? "lg:block" : "lg:hidden"}`;
  const beside = "p-4 pb-0 lg:h-[calc(100dvh_-_173px)] lg:overflow-auto lg:px-5 lg:pt-5";
  return (
    <WorkProvider value={context}>
      <div className="mx-auto max-w-[1440px]">
        <WorkBar work={work} leadName={leadName} saved={saved} timeLeft={timeLeft} />
        <ViewTabs
          label={t("tabs")}
          scope="tab"
          className="sticky top-0 z-20 bg-surface lg:hidden"
          tabs={[{ key: "document", label: t("document") }, ...sideTabs]}
          current={view}
          onChoose={open}
        />
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
          <div className={`border-line bg-canvas lg:block lg:border-l ${view === "document" ? "hidden" : ""}`}>
            {/* As high as what the header and the bar above leave, so that the total and the way out are always in sight. */}
            <div className="lg:sticky lg:top-[61px]">
              <ViewTabs
                label={w("besides")}
                scope="side"
                className="hidden bg-surface lg:flex"
                tabs={sideTabs}
                current={side}
                onChoose={open}
              />
              <div id="view-sheet" className={`${beside} ${shown("sheet")}`}>
                <ScoreSheet work={work} onSaved={onSaved} />
              </div>
              <div id="view-notes" className={`${beside} ${shown("notes")}`}>
                <NotesPanel />
              </div>
              <div id="view-others" className={`${beside} ${shown("others")}`}>
                <OthersPanel />
              </div>
            </div>
          </div>
        </div>
        <SelectionButton onChoose={onPassage} />
      </div>
    </WorkProvider>
  );
}
