import type { ReactNode } from "react";

const SPANS = {
  3: "col-span-6 lg:col-span-3",
  4: "col-span-12 lg:col-span-4",
  5: "col-span-12 lg:col-span-5",
  6: "col-span-12 lg:col-span-6",
  7: "col-span-12 lg:col-span-7",
  8: "col-span-12 lg:col-span-8",
  12: "col-span-12",
} as const;

/** Twelve columns whose cells fill their row. */
export function DashboardGrid({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-12 items-stretch gap-4">{children}</div>;
}

/** A cell of the grid; what is in it fills it. */
export function DashboardCell({ span = 12, children }: { span?: keyof typeof SPANS | undefined; children: ReactNode }) {
  return <div className={`grid min-w-0 grid-cols-[minmax(0,1fr)] ${SPANS[span]}`}>{children}</div>;
}
