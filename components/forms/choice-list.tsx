"use client";
import type { ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { FieldError } from "./field-error";
import { describedBy, type FieldProps } from "./field-frame";
import { useField } from "./form-context";
import { Legend } from "./legend";

export type Option = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean | undefined };
type Props = FieldProps & { kind: "radio" | "checkbox"; options: readonly Option[] };

/** Radio buttons or checkboxes, one under the other, the whole line a target. */
export function ChoiceList({ name, kind, options, disabled, ...frame }: Props) {
  const { register } = useFormContext();
  const { id, error } = useField(name);
  return (
    <fieldset
      data-field
      className={error ? "border-l-4 border-danger pl-3.5" : ""}
      aria-describedby={describedBy(id, { help: frame.help, error })}
    >
      <Legend id={id} {...frame} />
      <FieldError id={id} error={error} />
      <div className="mt-1.5 grid gap-1">
        {options.map((option, index) => (
          <label
            key={option.value}
            className="flex min-h-11 items-start gap-3 rounded-control border border-transparent px-2 py-2 hover:bg-surface-2 has-checked:border-line has-checked:bg-surface has-disabled:text-text-2"
          >
            <input
              type={kind}
              id={index === 0 ? id : `${id}-${index}`}
              value={option.value}
              aria-invalid={error && kind === "checkbox" ? true : undefined}
              className="mt-1 size-5 flex-none accent-primary-solid"
              {...register(name)}
              disabled={disabled || option.disabled}
            />
            <span className="min-w-0">
              {option.label}
              {option.hint ? <span className="block text-small text-text-2">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
