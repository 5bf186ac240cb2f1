"use client";
import type { ReactNode } from "react";

export type StatusTone = "done" | "doing" | "todo" | "stop" | "warn";

const LOOKS: Record<StatusTone, string> = {
  done: "text-text",
  doing: "bg-info-tint px-2.5 text-info",
  todo: "bg-surface-2 px-2.5 text-text-2",
  stop: "bg-danger-tint px-2.5 text-danger",
  warn: "bg-warning-tint px-2.5 text-warning",
};
const SHAPES: Record<StatusTone, ReactNode> = {
  done: <span className="font-bold">✓</span>,
  doing: <span className="size-2 rounded-full bg-current" />,
  todo: <span className="size-2.5 rounded-full border-2 border-current" />,
  stop: <span className="size-2 rotate-45 rounded-[1px] bg-current" />,
  warn: <span className="size-2 rounded-full bg-current" />,
};

/** A state as a word and a shape, never as colour alone. */
export function StatusTag({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className={`tag-look ${LOOKS[tone]}`}>
      <span aria-hidden="true">{SHAPES[tone]}</span>
      {children}
    </span>
  );
}
