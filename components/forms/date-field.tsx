"use client";
import { useFormContext } from "react-hook-form";
import { describedBy, FieldFrame, type FieldProps } from "./field-frame";
import { useField } from "./form-context";

/** A day; the form holds `YYYY-MM-DD`. */
export function DateField({ name, disabled, ...frame }: FieldProps) {
  const { register } = useFormContext();
  const { id, error } = useField(name);
  return (
    <FieldFrame id={id} error={error} {...frame}>
      <input
        id={id}
        type="date"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { help: frame.help, error })}
        className="control num w-auto!"
        {...register(name)}
        disabled={disabled}
      />
    </FieldFrame>
  );
}
