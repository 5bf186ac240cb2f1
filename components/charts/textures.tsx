import { SERIES } from "./series-look";

const MARKS = ["", "M0 8L8 0", "M4 0V8", "M0 4H8", "M0 8L8 0M0 0L8 8", "M4 0V8M0 4H8"];

/** Fills for bars: a colour and a texture each. Drawn once for the legend and the bars of a page. */
export function Textures() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="absolute">
      <defs>
        {SERIES.map(({ colour }, index) => (
          <pattern key={colour} id={`texture-${index}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill={colour} />
            <path d={MARKS[index]} stroke="var(--surface)" strokeWidth="1.5" strokeOpacity="0.7" />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
