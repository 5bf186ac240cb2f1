"use client";
import { useRef, useState } from "react";
import { placeOf } from "@/lib/ledger/domain/timeline";
import type { PlannerBar } from "@/lib/ledger/types/planner";

type Props = {
  bar: PlannerBar;
  scale: { validFrom: string; validTo: string };
  months: number;
  label: string;
  text: string;
  problem: boolean;
  onShift: (months: number) => void;
};

const STEP = { ArrowLeft: -1, ArrowRight: 1 } as const;
const look = (bar: PlannerBar, problem: boolean): string => {
  if (problem) return "border-2 border-danger bg-danger-tint text-danger";
  return bar.status === "APPROVED" || bar.status === "RETURNED"
    ? "border border-primary-solid bg-primary-solid text-on-primary"
    : "border-2 border-dashed border-primary bg-primary-tint text-primary";
};

/** One period on the timeline: dragged by whole months, or moved with the arrow keys. */
export function TimelineBar({ bar, scale, months, label, text, problem, onShift }: Props) {
  const start = useRef<{ x: number; perMonth: number } | null>(null);
  const [dragged, setDragged] = useState(0);
  const left = placeOf(bar.validFrom, scale);
  const width = placeOf(bar.validTo, scale) - left;
  const offset = (dragged / months) * 100;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      style={{ left: `${left + offset}%`, width: `${width}%` }}
      className={`absolute inset-y-1 cursor-grab touch-none overflow-hidden rounded-control px-2 text-start text-small whitespace-nowrap active:cursor-grabbing ${look(bar, problem)}`}
      onPointerDown={(event) => {
        const track = event.currentTarget.parentElement?.clientWidth ?? 1;
        start.current = { x: event.clientX, perMonth: track / months };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (start.current) setDragged(Math.round((event.clientX - start.current.x) / start.current.perMonth));
      }}
      onPointerUp={() => {
        start.current = null;
        if (dragged !== 0) onShift(dragged);
        setDragged(0);
      }}
      onPointerCancel={() => {
        start.current = null;
        setDragged(0);
      }}
      onKeyDown={(event) => {
        const step = STEP[event.key as keyof typeof STEP];
        if (!step) return;
        event.preventDefault();
        onShift(step);
      }}
    >
      {problem ? "! " : ""}
      {text}
    </button>
  );
}
