import { lookOf } from "./series-look";

type Entry = { key: string; label: string; kind?: "area" | "limit" | undefined };

/** Which line or texture is which. */
export function ChartLegend({ series, bars }: { series: readonly Entry[]; bars?: boolean | undefined }) {
  if (series.length < 2) return null;
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-small">
      {series.map((one, index) => {
        const { colour, dash } = lookOf(index);
        const limit = one.kind === "limit";
        return (
          <li key={one.key} className="flex items-center gap-1.5">
            <svg width="24" height="12" aria-hidden="true">
              {bars ? (
                <rect width="24" height="12" rx="2" fill={`url(#texture-${index})`} />
              ) : (
                <line
                  x1="0"
                  x2="24"
                  y1="6"
                  y2="6"
                  stroke={limit ? "var(--text)" : colour}
                  strokeWidth="3"
                  strokeDasharray={limit ? "5 4" : dash}
                />
              )}
            </svg>
            {one.label}
          </li>
        );
      })}
    </ul>
  );
}
