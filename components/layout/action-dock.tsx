import type { ReactNode } from "react";

/** The page's main action: always in reach on a phone, in the flow elsewhere. */
export function ActionDock({ children }: { children: ReactNode }) {
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 flex gap-2.5 border-t border-line bg-surface px-4 py-3 *:flex-1 md:static md:border-0 md:bg-transparent md:p-0 md:*:flex-none print:hidden">
      {children}
    </div>
  );
}
