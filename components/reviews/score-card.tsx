"use client";
import { useLocale, useTranslations } from "next-intl";
import { formatScore } from "@/lib/platform/format";
import { parseScore, type SheetProblem, writeScore, writtenLength } from "@/lib/reviews/domain/sheet";
import type { Criterion } from "@/lib/rulebook/domain/rulebook";

const inLanguage = (locale: string, one: { nameKo: string; nameEn: string }) =>
  locale === "en" && one.nameEn ? one.nameEn : one.nameKo;
/** Points without needless zeros, as the sheet shows them: 40, 17.5. */
const points = (hundredths: number): string => String(hundredths / 100);
export const fieldOf = (kind: "score" | "comment", key: string): string => `${kind}-${key}`;

type Props = {
  criterion: Criterion;
  scores: Record<string, string>;
  comment: string;
  sumHundredths: number;
  commentMinimum: number;
  /** S1: scores are given in these steps. */
  stepHundredths: number;
  problems: readonly SheetProblem[];
  writable: boolean;
  onScore: (key: string, text: string) => void;
  onComment: (text: string) => void;
};

/** A score that is wrong says so at once; one that is merely missing waits for the footer. */
const wrongOf = (problems: readonly SheetProblem[], key: string) =>
  problems.find((one) => one.key === key && (one.kind === "SCORE_RANGE" || one.kind === "SCORE_STEP"));

/** One criterion of the sheet: its items, its running sum, its comment (S1, S6). */
export function ScoreCard(props: Props) {
  const { criterion, comment, sumHundredths, commentMinimum, writable } = props;
  const t = useTranslations("reviews.sheet");
  const locale = useLocale();
  const items = criterion.subCriteria.length > 0 ? criterion.subCriteria : [criterion];
  const name = inLanguage(locale, criterion);
  const commentId = fieldOf("comment", criterion.key);
  const written = writtenLength(comment);
  return (
    <fieldset className="min-w-0 rounded-card border border-line bg-surface p-4">
      <legend className="sr-only">{name}</legend>
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="font-bold">{name}</h3>
        <p className="num text-small whitespace-nowrap text-text-2">
          <b className="text-text">{points(sumHundredths)}</b> / {points(criterion.maxHundredths)}
        </p>
      </div>
      {items.map((item) => (
        <ScoreField key={item.key} {...props} item={item} label={inLanguage(locale, item)} />
      ))}
      <label htmlFor={commentId} className="sr-only">
        {t("commentOn", { criterion: name })}
      </label>
      <textarea
        id={commentId}
        value={comment}
        readOnly={!writable}
        rows={3}
        maxLength={4_000}
        placeholder={writable ? t("commentPlaceholder", { minimum: commentMinimum }) : undefined}
        aria-describedby={`${commentId}-count`}
        onChange={(event) => props.onComment(event.target.value)}
        className="control mt-2.5 text-small"
      />
      <p id={`${commentId}-count`} className="num mt-1 text-right text-fine text-text-2">
        {t("written", { written, minimum: commentMinimum })}
      </p>
    </fieldset>
  );
}

type FieldProps = Props & { item: { key: string; maxHundredths: number }; label: string };

function ScoreField({ item, label, scores, stepHundredths, problems, writable, onScore }: FieldProps) {
  const t = useTranslations("reviews.sheet");
  const id = fieldOf("score", item.key);
  const wrong = wrongOf(problems, item.key);
  const text = scores[item.key] ?? "";
  const step = (direction: 1 | -1) => {
    const now = parseScore(text) ?? 0;
    const next = Math.min(item.maxHundredths, Math.max(0, now + direction * stepHundredths));
    onScore(item.key, writeScore(next));
  };
  return (
    <div className="mt-2.5 grid grid-cols-[minmax(0,1fr)_96px] items-center gap-x-3 gap-y-1 text-small">
      <label htmlFor={id}>
        {label} <span className="num whitespace-nowrap text-text-2">/ {points(item.maxHundredths)}</span>
      </label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        readOnly={!writable}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onScore(item.key, event.target.value)}
        onKeyDown={(event) => {
          if (!writable || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
          event.preventDefault();
          step(event.key === "ArrowUp" ? 1 : -1);
        }}
        className="control num h-11 px-3 text-right font-semibold"
      />
      {wrong ? (
        <p id={`${id}-error`} role="alert" className="col-span-2 text-right text-danger">
          {t(`problems.${wrong.kind}`, { maximum: formatScore(item.maxHundredths), step: points(stepHundredths) })}
        </p>
      ) : null}
    </div>
  );
}
