import { useTranslations } from "next-intl";
import type { Word } from "@/lib/proposals/domain/versions/difference";

const keyed = <T,>(parts: readonly T[]) => parts.map((part, index) => ({ part, key: String(index) }));

/** Words put in are underlined, words taken out struck through; screen readers hear which is which. */
export function DifferenceWords({ words }: { words: readonly Word[] }) {
  const t = useTranslations("editing.difference");
  return keyed(words).map(({ part: { kind, text }, key }) => {
    if (kind === "same") return <span key={key}>{text}</span>;
    const Mark = kind === "added" ? "ins" : "del";
    return (
      <Mark
        key={key}
        className={
          kind === "added"
            ? "bg-success-tint font-semibold text-success underline decoration-2 underline-offset-2"
            : "bg-danger-tint text-danger line-through"
        }
      >
        <span className="sr-only">{t(`${kind}Word`)} </span>
        {text}
      </Mark>
    );
  });
}
