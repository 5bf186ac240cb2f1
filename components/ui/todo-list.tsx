import type { ReactNode } from "react";
import { StatusTag, type StatusTone } from "./status-tag";
import { TextLink } from "./text-link";

export type Todo = {
  key: string;
  title: ReactNode;
  href?: string | undefined;
  detail?: ReactNode;
  status?: { tone: StatusTone; label: ReactNode } | undefined;
};

/** What waits, each with its one link. */
export function TodoList({ items }: { items: readonly Todo[] }) {
  return (
    <ul className="text-small">
      {items.map((item) => (
        <li
          key={item.key}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1 border-t border-line py-3 first:border-0 first:pt-0"
        >
          <span className="font-semibold">
            {item.href ? <TextLink href={item.href}>{item.title}</TextLink> : item.title}
          </span>
          {item.status ? <StatusTag tone={item.status.tone}>{item.status.label}</StatusTag> : <span />}
          {item.detail ? <span className="text-text-2">{item.detail}</span> : null}
        </li>
      ))}
    </ul>
  );
}
