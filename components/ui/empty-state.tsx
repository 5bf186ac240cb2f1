import type { ReactNode } from "react";

/** What will be here, and how to begin. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="rounded-card border border-dashed border-line-strong px-6 py-10 text-center">
      <p className="text-lead font-bold">{title}</p>
      {children ? <div className="mx-auto mt-1 max-w-[34em] text-text-2">{children}</div> : null}
      {action ? <div className="mt-5 flex justify-center gap-2.5">{action}</div> : null}
    </div>
  );
}
