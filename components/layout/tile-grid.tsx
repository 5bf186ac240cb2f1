import type { ReactNode } from "react";

/** Four tiles a row, two on phones. */
export function TileGrid({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-2 items-stretch gap-4 lg:grid-cols-4">{children}</div>;
}
