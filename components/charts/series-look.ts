/** Series differ in colour, in dash and in texture: none is told apart by colour alone. */
export const SERIES = [
  { colour: "var(--series-1)", dash: undefined },
  { colour: "var(--series-2)", dash: "7 4" },
  { colour: "var(--series-3)", dash: "2 4" },
  { colour: "var(--series-4)", dash: "10 4 2 4" },
  { colour: "var(--series-5)", dash: "1 3" },
  { colour: "var(--series-6)", dash: "14 5" },
] as const;

export type SeriesLook = { colour: string; dash: string | undefined };

/** The look of the n-th series. */
export const lookOf = (index: number): SeriesLook => SERIES[index % SERIES.length] ?? SERIES[0];

export const AXIS_TICK = { fontSize: 13, fill: "var(--text-2)" } as const;
export const TOOLTIP_STYLE = {
  contentStyle: {
    background: "var(--surface)",
    border: "1px solid var(--line-strong)",
    borderRadius: 8,
    fontSize: 15,
    color: "var(--text)",
  },
  itemStyle: { color: "var(--text)" },
  cursor: { fill: "var(--surface-2)", stroke: "var(--line-strong)" },
} as const;
