"use client";

type Props = { label: string; value: number; maximum: number; onChange: (value: number) => void };

/** A whole number in a table; what is no number counts as nothing. */
export function CountInput({ label, value, maximum, onChange }: Props) {
  return (
    <input
      type="number"
      inputMode="numeric"
      aria-label={label}
      min={0}
      max={maximum}
      step={1}
      value={value}
      onChange={(event) => onChange(Math.max(0, Math.min(maximum, Math.trunc(Number(event.target.value) || 0))))}
      className={`control num text-end ${maximum > 100 ? "w-24" : "w-16"}`}
    />
  );
}
