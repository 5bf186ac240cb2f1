"use client";

/** The box that chooses one row of a list for the form of this name elsewhere on the page. */
export function RowChoice({ value, form, label }: { value: string; form: string; label: string }) {
  return (
    <label className="inline-flex size-11 items-center justify-center">
      <input type="checkbox" name="id" value={value} form={form} className="size-5 accent-primary-solid" />
      <span className="sr-only">{label}</span>
    </label>
  );
}
