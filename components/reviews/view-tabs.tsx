"use client";
import type { KeyboardEvent, ReactNode } from "react";

type Props<Key extends string> = {
  label: string;
  /** Distinguishes this list from another of the same views. */
  scope: string;
  tabs: readonly { key: Key; label: ReactNode }[];
  current: Key;
  onChoose: (key: Key) => void;
  className?: string;
};

/** Tabs over views that the page keeps drawn: arrows move between them, only the chosen one takes part in Tab. */
export function ViewTabs<Key extends string>({ label, scope, tabs, current, onChoose, className }: Props<Key>) {
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const index = tabs.findIndex(({ key }) => key === current);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    onChoose(next.key);
    document.getElementById(`${scope}-${next.key}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} onKeyDown={onKey} className={`flex border-b border-line ${className ?? ""}`}>
      {tabs.map(({ key, label: words }) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={`${scope}-${key}`}
          aria-selected={current === key}
          aria-controls={`view-${key}`}
          tabIndex={current === key ? 0 : -1}
          onClick={() => onChoose(key)}
          className="min-h-12 min-w-0 flex-1 px-1 text-small leading-tight font-semibold text-text-2 focus-visible:-outline-offset-4 aria-selected:text-primary aria-selected:shadow-[inset_0_-3px_var(--primary)]"
        >
          {words}
        </button>
      ))}
    </div>
  );
}
