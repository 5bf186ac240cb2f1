"use client";
import type { ReactNode } from "react";
import { Link } from "@/lib/platform/i18n/navigation";

type Tab = { key: string; label: ReactNode; href: string; count?: number | undefined };

/** Sub-pages of one thing, each with its own address: in rows at a desk, on a phone one line that begins where one is. */
export function LinkTabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto border-b border-line md:overflow-visible print:hidden">
      <ul className="flex gap-1 md:flex-wrap">
        {tabs.map((tab) => (
          <li key={tab.key} className={tab.key === current ? "[scroll-initial-target:nearest]" : undefined}>
            <Link
              href={tab.href}
              aria-current={tab.key === current ? "page" : undefined}
              className={`flex min-h-12 items-center gap-1.5 px-4 font-semibold whitespace-nowrap no-underline focus-visible:-outline-offset-2 focus-visible:shadow-none focus-visible:outline-4 ${
                tab.key === current
                  ? "text-primary shadow-[inset_0_-3px_var(--primary)]"
                  : "text-text-2 hover:bg-surface-2 hover:text-text"
              }`}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className="num text-small font-normal">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
