"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { sheetProblems, sheetTotals, writtenLength } from "@/lib/reviews/domain/sheet";
import type { ReviewWork } from "@/lib/reviews/types";
import { SaveTrouble } from "./save-notice";
import { ScoreCard } from "./score-card";
import { dropSheetCopy, readSheetCopy } from "./sheet-copy";
import { SheetFooter } from "./sheet-footer";
import { bodyOf, draftOf, type TypedSheet, typedFrom } from "./typed-sheet";
import { type SaveState, useSheetAutosave } from "./use-sheet-autosave";
import { VoteCard } from "./vote-card";

type Props = {
  work: Extract<ReviewWork, { step: "REVIEW" }>;
  onSaved: (state: SaveState, totalHundredths: number) => void;
};

/** S6: the reviewer's sheet — digits and Tab, running totals, what is missing, saved as it is written. */
export function ScoreSheet({ work, onSaved }: Props) {
  const { assignmentId, rubric, sheet, writable, asksVote } = work;
  const t = useTranslations("reviews.sheet");
  const r = useTranslations("rounds");
  const [typed, setTyped] = useState<TypedSheet>(() => typedFrom(rubric, sheet));
  // What was typed last, before the next drawing: a save may go out in between.
  const latest = useRef(typed);
  const [copy, setCopy] = useState<TypedSheet | null>(null);
  const { state, touched, flush, keepMine, currentVersion } = useSheetAutosave({
    assignmentId,
    sheetId: sheet.sheetId,
    version: sheet.version,
    savedAt: sheet.savedAt.toISOString(),
    read: () => bodyOf(rubric, latest.current),
    typed: () => latest.current,
  });
  const draft = draftOf(rubric, typed);
  const problems = sheetProblems(rubric, draft, asksVote);
  const totals = sheetTotals(rubric, draft.items);

  useEffect(() => onSaved(state, totals.totalHundredths), [state, totals.totalHundredths, onSaved]);
  useEffect(() => {
    const kept = readSheetCopy(sheet.sheetId);
    if (writable && kept) setCopy(kept);
  }, [sheet.sheetId, writable]);

  const change = (next: TypedSheet) => {
    setTyped(next);
    latest.current = next;
    touched();
  };
  const restore = (kept: TypedSheet) => {
    change(kept);
    setCopy(null);
  };
  const discard = () => {
    dropSheetCopy(sheet.sheetId);
    setCopy(null);
  };
  const opinionLength = writtenLength(typed.opinion);
  return (
    <form className="grid gap-3.5" onSubmit={(event) => event.preventDefault()} aria-label={t("title")}>
      <h2 className="sr-only">{t("title")}</h2>
      {sheet.status === "SUBMITTED" ? <Notice tone="success">{t("locked")}</Notice> : null}
      {sheet.status === "DRAFT" && !writable ? <Notice tone="warning">{t("reviewClosed")}</Notice> : null}
      {sheet.status === "ADJUSTING" ? (
        <Notice tone={writable ? "info" : "warning"}>{r(writable ? "adjust.underway" : "adjust.ROUND_CLOSED")}</Notice>
      ) : null}
      {sheet.revision > 1 && sheet.status === "DRAFT" && writable ? <Notice tone="info">{t("reopened")}</Notice> : null}
      {copy ? (
        <Notice
          tone="info"
          title={t("copyTitle")}
          actions={
            <>
              <Button size="compact" onClick={() => restore(copy)}>
                {t("copyRestore")}
              </Button>
              <Button size="compact" variant="ghost" onClick={discard}>
                {t("copyDiscard")}
              </Button>
            </>
          }
        >
          {t("copyBody")}
        </Notice>
      ) : null}
      <SaveTrouble state={state} retry={() => void flush()} keepMine={() => void keepMine()} />
      {rubric.criteria.map((criterion) => (
        <ScoreCard
          key={criterion.key}
          criterion={criterion}
          scores={typed.scores}
          comment={typed.comments[criterion.key] ?? ""}
          sumHundredths={totals.criteria[criterion.key] ?? 0}
          commentMinimum={rubric.commentMinLength}
          stepHundredths={rubric.scoreStepHundredths}
          problems={problems}
          writable={writable}
          onScore={(key, text) => change({ ...typed, scores: { ...typed.scores, [key]: text } })}
          onComment={(text) => change({ ...typed, comments: { ...typed.comments, [criterion.key]: text } })}
        />
      ))}
      <div className="rounded-card border border-line bg-surface p-4">
        <label htmlFor="comment-overallOpinion" className="font-bold">
          {t("opinion")}
        </label>
        <textarea
          id="comment-overallOpinion"
          value={typed.opinion}
          readOnly={!writable}
          rows={5}
          maxLength={4_000}
          placeholder={writable ? t("opinionPlaceholder", { minimum: rubric.opinionMinLength }) : undefined}
          aria-describedby="opinion-count"
          onChange={(event) => change({ ...typed, opinion: event.target.value })}
          className="control mt-2.5 text-small"
        />
        <p id="opinion-count" className="num mt-1 text-right text-fine text-text-2">
          {t("written", { written: opinionLength, minimum: rubric.opinionMinLength })}
        </p>
      </div>
      {asksVote ? (
        <VoteCard vote={typed.vote} writable={writable} onVote={(vote) => change({ ...typed, vote })} />
      ) : null}
      <SheetFooter
        work={work}
        problems={problems}
        totalHundredths={totals.totalHundredths}
        state={state}
        flush={flush}
        currentVersion={currentVersion}
      />
    </form>
  );
}
