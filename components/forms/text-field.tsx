"use client";
import type { HTMLInputAutoCompleteAttribute, InputHTMLAttributes } from "react";
import { useFormContext } from "react-hook-form";
import { describedBy, FieldFrame, type FieldProps } from "./field-frame";
import { useField } from "./form-context";

type Props = FieldProps & {
  type?: "text" | "email" | "password" | "tel" | "url" | undefined;
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  width?: "short" | "medium" | "full" | undefined;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
};

const WIDTHS = { short: "max-w-40", medium: "max-w-80", full: "" } as const;

/** One line of text; as wide as its answer usually is. */
export function TextField({ name, disabled, type = "text", autoComplete, width = "full", inputMode, ...frame }: Props) {
  const { register, getValues } = useFormContext();
  const { id, error } = useField(name);
  return (
    <FieldFrame id={id} error={error} {...frame}>
      <input
        id={id}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete ?? "off"}
        aria-invalid={error ? true : undefined}
        aria-required={!frame.optional}
        aria-describedby={describedBy(id, { help: frame.help, error })}
        className={`control ${WIDTHS[width]}`}
        // In the served page too: nobody waits for scripts to read what is there.
        defaultValue={getValues(name)}
        {...register(name)}
        disabled={disabled}
      />
    </FieldFrame>
  );
}
