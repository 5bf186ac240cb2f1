"use client";
import { SelectField } from "@/components/forms/select-field";

/** A year of the programme. */
export function YearField({ name, label, first, last }: { name: string; label: string; first: number; last: number }) {
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String(first + index));
  return <SelectField name={name} label={label} options={years.map((year) => ({ value: year, label: year }))} />;
}
