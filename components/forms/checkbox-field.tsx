"use client";
import { useFormContext } from "react-hook-form";
import { FieldError } from "./field-error";
import { describedBy, type FieldProps } from "./field-frame";
import { useField } from "./form-context";

/** Yes, or not: a statement to agree to. */
export function CheckboxField({ name, label, help, optional, disabled }: FieldProps) {
  const { register, getValues } = useFormContext();
  const { id, error } = useField(name);
  return (
    <div className={error ? "border-l-4 border-danger pl-3.5" : ""}>
      <FieldError id={id} error={error} />
      <div className="flex min-h-11 items-start gap-3 py-2">
        <input
          id={id}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-required={!optional}
          aria-describedby={describedBy(id, { help, error })}
          className="mt-1 size-5 flex-none accent-primary-solid"
          defaultChecked={Boolean(getValues(name))}
          {...register(name)}
          disabled={disabled}
        />
        <div className="min-w-0">
          <label htmlFor={id}>{label}</label>
          {help ? (
            <div id={`${id}-help`} className="text-small text-text-2">
              {help}
            </div>
          ) : null}
        </div>
      </div>
    </div>
  );
}
