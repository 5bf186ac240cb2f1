import type { ReactNode } from "react";

const WIDTHS = { wide: "max-w-page", regular: "max-w-page", narrow: "max-w-reading" } as const;

/** Everything of a page, inside a shell. `narrow` for reading and single forms. */
export function Page({
  children,
  width = "regular",
}: {
  children: ReactNode;
  width?: keyof typeof WIDTHS | undefined;
}) {
  return <div className={`mx-auto px-4 pt-4 pb-24 md:px-6 md:pt-6 md:pb-16 ${WIDTHS[width]}`}>{children}</div>;
}
