"use client";
import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

type Tab = { key: string; label: string; content: ReactNode };

/** Views of one matter inside a page. For sub-pages use LinkTabs. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <Base.Root defaultValue={tabs[0]?.key}>
      <Base.List aria-label={label} className="mb-5 flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.key}
            value={tab.key}
            className="min-h-12 px-4 font-semibold whitespace-nowrap text-text-2 hover:bg-surface-2 hover:text-text focus-visible:-outline-offset-2 focus-visible:shadow-none focus-visible:outline-4 data-active:text-primary data-active:shadow-[inset_0_-3px_var(--primary)]"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.key} value={tab.key} keepMounted>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
