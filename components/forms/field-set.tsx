import type { ReactNode } from "react";

/** Fields that belong together. */
export function FieldSet({ legend, help, children }: { legend: ReactNode; help?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="grid gap-5 border-t border-line pt-5">
      <legend className="float-left w-full text-card font-bold">{legend}</legend>
      {help ? <p className="clear-both -mt-4 text-small text-text-2">{help}</p> : null}
      {children}
    </fieldset>
  );
}
