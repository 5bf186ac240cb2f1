"use client";
import { useRef } from "react";
import { type Move, placeOf, shiftFrom } from "@/lib/ledger/domain/timeline";
import type { PlannerBar } from "@/lib/ledger/types/planner";

type Props = {
  bar: PlannerBar;
  /** Where the ledger has it, from which moves are reckoned. */
  origin: Move;
  scale: { validFrom: string; validTo: string };
  months: number;
  lane: number;
  label: string;
  text: string;
  problem: boolean;
  onMove: (move: Move, part?: string) => void;
};

const STEP = { ArrowLeft: -1, ArrowRight: 1 } as const;
export const LANE_PX = 44;
const look = (bar: PlannerBar, problem: boolean): string => {
  if (problem) return "border-2 border-danger bg-danger-tint text-danger";
  return bar.status === "APPROVED" || bar.status === "RETURNED"
    ? "border border-primary-solid bg-primary-solid text-on-primary"
    : "border-2 border-dashed border-primary bg-primary-tint text-primary";
};
type Drag = { x: number; perMonth: number; bar: Move; part: string };

/** One period on the timeline: dragged by whole months and judged as it goes, or moved with the arrow keys; Escape puts a drag back. */
export function TimelineBar({ bar, origin, scale, months, lane, label, text, problem, onMove }: Props) {
  const drag = useRef<Drag | null>(null);
  const left = placeOf(bar.validFrom, scale);
  const width = placeOf(bar.validTo, scale) - left;
  const follow = (by: number) => {
    if (drag.current) onMove(shiftFrom(origin, drag.current.bar, by), drag.current.part);
  };
  const putBack = () => {
    follow(0);
    drag.current = null;
  };
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      style={{ left: `${left}%`, width: `${width}%`, top: lane * LANE_PX + 4, height: LANE_PX - 8 }}
      className={`absolute min-w-6 cursor-grab touch-none overflow-hidden rounded-control px-2 text-start text-small whitespace-nowrap active:cursor-grabbing ${look(bar, problem)}`}
      onPointerDown={(event) => {
        const track = event.currentTarget.parentElement?.clientWidth ?? 1;
        const { id, validFrom, validTo } = bar;
        const part = `drag ${id} ${event.timeStamp}`;
        drag.current = { x: event.clientX, perMonth: track / months, bar: { id, validFrom, validTo }, part };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!drag.current) return;
        const next = shiftFrom(
          origin,
          drag.current.bar,
          Math.round((event.clientX - drag.current.x) / drag.current.perMonth),
        );
        if (next.validFrom !== bar.validFrom || next.validTo !== bar.validTo) onMove(next, drag.current.part);
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={putBack}
      onKeyDown={(event) => {
        if (event.key === "Escape" && drag.current) return putBack();
        const step = STEP[event.key as keyof typeof STEP];
        if (!step || drag.current) return;
        event.preventDefault();
        onMove(shiftFrom(origin, bar, step));
      }}
    >
      {problem ? "! " : ""}
      {text}
    </button>
  );
}
