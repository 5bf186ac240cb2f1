"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { PlanBlock } from "@/lib/proposals/domain/plan-text";
import { planText } from "@/lib/proposals/domain/plan-text";
import { wordDifference } from "@/lib/proposals/domain/versions/difference";
import type { Json } from "@/lib/proposals/domain/versions/json";
import type { Choice, Overlap } from "@/lib/proposals/domain/versions/merge";
import { DifferenceWords } from "./difference-words";
import { useFieldWords } from "./field-words";

type Props = {
  overlap: Overlap;
  number: number;
  /** Whose the other words are: one's own from another tab, or somebody else's. */
  side: "own" | "other";
  theirName: string;
  choice: Choice | undefined;
  missing: boolean;
  onChoose: (choice: Choice) => void;
};

/** One thing that both changed: each side with what it did to the words before, and the choice. */
export function OverlapChoice({ overlap, number, side, theirName, choice, missing, onChoose }: Props) {
  const t = useTranslations("editing.merge");
  const { placeName, valueText } = useFieldWords();
  const id = useId();
  const text = (value: Json | undefined): string =>
    overlap.field === "document" && Array.isArray(value)
      ? planText(value as PlanBlock[]) || t("removed")
      : valueText(overlap.field, value);
  const before = overlap.base === undefined ? "" : text(overlap.base);
  const options: { value: Choice; label: string; words: string | null }[] = [
    { value: "mine", label: t("mine", { side }), words: text(overlap.mine) },
    { value: "theirs", label: t("theirs", { side, name: theirName }), words: text(overlap.theirs) },
    ...(overlap.both ? [{ value: "both" as const, label: t("both"), words: null }] : []),
  ];
  return (
    <fieldset
      aria-describedby={missing ? `${id}-missing` : undefined}
      className={`rounded-control border p-4 ${missing ? "border-2 border-danger" : "border-line"}`}
    >
      <legend className="px-1 font-semibold">
        {t("place", { number, place: placeName(overlap.field, overlap.row) })}
      </legend>
      {missing ? (
        <p id={`${id}-missing`} className="mb-2 text-small font-semibold text-danger">
          {t("choose")}
        </p>
      ) : null}
      <div className="grid gap-2">
        {options.map(({ value, label, words }) => (
          <label
            key={value}
            className="grid min-h-11 grid-cols-[24px_minmax(0,1fr)] items-start gap-x-2.5 rounded-control border border-line p-3 has-checked:border-primary has-checked:bg-primary-tint"
          >
            <input
              type="radio"
              name={id}
              value={value}
              checked={choice === value}
              onChange={() => onChoose(value)}
              className="mt-1 size-5 accent-primary"
            />
            <span className="min-w-0">
              <span className="font-semibold">{label}</span>
              {words === null ? null : (
                <span className="mt-1 block text-small wrap-anywhere whitespace-pre-wrap">
                  <DifferenceWords words={wordDifference(before, words)} />
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
