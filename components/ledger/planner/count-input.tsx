"use client";
import { useState } from "react";

type Props = { label: string; value: number; maximum: number; onChange: (value: number) => void };

/** A whole number in a table. An empty field counts as nothing while it is being typed, and shows what counts once it is left. */
export function CountInput({ label, value, maximum, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      type="number"
      inputMode="numeric"
      aria-label={label}
      min={0}
      max={maximum}
      step={1}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(Math.max(0, Math.min(maximum, Math.trunc(Number(event.target.value) || 0))));
      }}
      onBlur={() => setTyped(null)}
      className={`control num text-end ${maximum > 100 ? "w-24" : "w-16"}`}
    />
  );
}
