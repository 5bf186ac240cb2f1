"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useController } from "react-hook-form";
import { FieldError } from "./field-error";
import { describedBy, type FieldProps } from "./field-frame";
import { useField } from "./form-context";
import { Legend } from "./legend";
import { instantToSeoul, seoulToInstant } from "./typed-values";

/** Date and time in Seoul; the form holds the instant in ISO. */
export function DateTimeField({ name, disabled, ...frame }: FieldProps) {
  const t = useTranslations("ui.form");
  const { field } = useController({ name });
  const { id, error } = useField(name);
  const [typed, setTyped] = useState(() => instantToSeoul(field.value));
  const held = seoulToInstant(typed.date, typed.time);
  const shown = field.value && field.value !== held ? instantToSeoul(field.value) : typed;
  const change = (next: typeof typed) => {
    setTyped(next);
    field.onChange(seoulToInstant(next.date, next.time));
  };
  const shared = {
    disabled,
    onBlur: field.onBlur,
    "aria-invalid": error ? true : undefined,
    "aria-required": !frame.optional,
    "aria-describedby": describedBy(id, { help: frame.help, error }),
    className: "control num w-auto!",
  } as const;
  return (
    <fieldset data-field className={error ? "border-l-4 border-danger pl-3.5" : ""}>
      <Legend id={id} {...frame} />
      <FieldError id={id} error={error} />
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <input
          {...shared}
          id={id}
          ref={field.ref}
          type="date"
          aria-label={t("date")}
          value={shown.date}
          onChange={(event) => change({ ...shown, date: event.target.value })}
        />
        <input
          {...shared}
          type="time"
          aria-label={t("time")}
          value={shown.time}
          onChange={(event) => change({ ...shown, time: event.target.value })}
        />
        <span className="text-small text-text-2">{t("kst")}</span>
      </div>
    </fieldset>
  );
}
