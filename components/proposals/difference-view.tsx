import { useTranslations } from "next-intl";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import type { DifferenceLine } from "@/lib/proposals/domain/versions/difference";
import { DifferenceWords } from "./difference-words";
import { useFieldWords } from "./field-words";

const TONES: Record<"added" | "removed" | "changed", StatusTone> = { added: "done", removed: "stop", changed: "doing" };

/** What changed, line by line: each with its place, a word and shape for the kind of change, and the words marked. */
export function DifferenceView({ lines }: { lines: readonly DifferenceLine[] }) {
  const t = useTranslations("editing.difference");
  const { placeName } = useFieldWords();
  const changed = lines.map((line, index) => ({ line, key: String(index) })).filter(({ line }) => line.kind !== "same");
  if (changed.length === 0) return <p className="text-text-2">{t("nothing")}</p>;
  const unchanged = lines.length - changed.length;
  return (
    <>
      <ul aria-label={t("caption")} className="grid gap-3">
        {changed.map(({ line: { kind, field, row, words }, key }) => (
          <li key={key} className="rounded-control border border-line p-4">
            <p className="mb-1.5 flex flex-wrap items-center gap-x-3 text-small">
              {kind === "same" ? null : <StatusTag tone={TONES[kind]}>{t(kind)}</StatusTag>}
              <span className="text-text-2">{placeName(field, row || null)}</span>
            </p>
            <p className="wrap-anywhere whitespace-pre-wrap">
              <DifferenceWords words={words} />
            </p>
          </li>
        ))}
      </ul>
      {unchanged > 0 ? <p className="mt-3 text-small text-text-2">{t("unchanged", { count: unchanged })}</p> : null}
    </>
  );
}
