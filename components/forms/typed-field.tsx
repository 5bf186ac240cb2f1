"use client";
import { type ReactNode, useState } from "react";
import { useController } from "react-hook-form";
import { describedBy, FieldFrame, type FieldProps } from "./field-frame";
import { useField } from "./form-context";

type Props<T> = FieldProps & {
  unit?: ReactNode;
  inputMode: "numeric" | "decimal";
  width: string;
  /** What the form holds, from what is typed. Text that is no value stays as text, so that it is shown again and refused. */
  read: (text: string) => T | string | null;
  write: (value: unknown) => string;
  below?: ((value: unknown) => ReactNode) | undefined;
};

/** A figure typed as text: kept as typed while typing, tidied on leaving. */
export function TypedField<T>({ name, disabled, unit, inputMode, width, read, write, below, ...frame }: Props<T>) {
  const { field } = useController({ name });
  const { id, error } = useField(name);
  const [typing, setTyping] = useState<string | null>(null);
  const note = below?.(field.value);
  return (
    <FieldFrame id={id} error={error} {...frame} below={note}>
      <span className="flex items-center gap-2">
        <input
          id={id}
          ref={field.ref}
          name={name}
          inputMode={inputMode}
          autoComplete="off"
          disabled={disabled}
          value={typing ?? write(field.value)}
          onChange={(event) => {
            setTyping(event.target.value);
            field.onChange(read(event.target.value));
          }}
          onBlur={() => {
            setTyping(null);
            field.onBlur();
          }}
          aria-invalid={error ? true : undefined}
          aria-required={!frame.optional}
          aria-describedby={describedBy(id, { help: frame.help, error, below: Boolean(note) })}
          className={`control num text-right font-semibold ${width}`}
        />
        {unit ? <span className="flex-none">{unit}</span> : null}
      </span>
    </FieldFrame>
  );
}
