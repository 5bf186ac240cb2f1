import { useTranslations } from "next-intl";

type Props = { label?: string | undefined; lines?: number | undefined; height?: number | undefined };

const WIDTHS = ["w-full", "w-11/12", "w-4/5"] as const;

/** The shape of what is coming; only where the shape is known. `height` in px for one block. */
export function Skeleton({ label, lines = 3, height }: Props) {
  const t = useTranslations("ui");
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">{label ?? t("loading")}</span>
      {height ? (
        <div className="animate-pulse rounded-card bg-surface-2" style={{ height }} />
      ) : (
        Array.from({ length: lines }, (_, line) => (
          <div key={line} className={`h-4 animate-pulse rounded-tag bg-surface-2 ${WIDTHS[line % WIDTHS.length]}`} />
        ))
      )}
    </div>
  );
}
