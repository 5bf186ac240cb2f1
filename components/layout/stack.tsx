import type { ReactNode } from "react";

const GAPS = { small: "gap-2", regular: "gap-4", large: "gap-8" } as const;

/** Vertical rhythm. */
export function Stack({ children, gap = "regular" }: { children: ReactNode; gap?: keyof typeof GAPS | undefined }) {
  return <div className={`grid grid-cols-[minmax(0,1fr)] ${GAPS[gap]}`}>{children}</div>;
}
