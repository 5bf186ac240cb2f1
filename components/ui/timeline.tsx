import type { ReactNode } from "react";
import type { StatusTone } from "./status-tag";

type Item = { key: string; at: string; title: ReactNode; body?: ReactNode; tone?: StatusTone | undefined };

const DOTS: Record<StatusTone, string> = {
  done: "rounded-full bg-primary border-primary",
  doing: "rounded-full bg-info-tint border-info",
  todo: "rounded-full bg-surface border-control",
  stop: "rotate-45 rounded-[1px] bg-danger border-danger",
  warn: "rounded-full bg-warning border-warning",
};

/** What happened or will happen, in order. */
export function Timeline({ items }: { items: readonly Item[] }) {
  return (
    <ol>
      {items.map((item) => (
        <li
          key={item.key}
          className="relative grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 pb-5 before:absolute before:top-5 before:bottom-0 before:left-[7px] before:w-0.5 before:bg-line last:pb-0 last:before:hidden"
        >
          <span aria-hidden="true" className="grid h-7 place-items-center">
            <span className={`size-2.5 border-2 ${DOTS[item.tone ?? "done"]}`} />
          </span>
          <div className="min-w-0">
            <p className="num text-small text-text-2">{item.at}</p>
            <p className="font-semibold">{item.title}</p>
            {item.body ? <div className="text-small text-text-2">{item.body}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
