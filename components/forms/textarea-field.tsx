"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { formatCount } from "@/lib/platform/format";
import { describedBy, FieldFrame, type FieldProps } from "./field-frame";
import { useField } from "./form-context";

type Props = FieldProps & {
  rows?: number | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  example?: ReactNode;
};

function Counter({
  name,
  minimum,
  maximum,
}: {
  name: string;
  minimum: number | undefined;
  maximum: number | undefined;
}) {
  const t = useTranslations("ui.form");
  const value: unknown = useWatch({ name });
  const count = typeof value === "string" ? value.length : 0;
  const over = maximum !== undefined && count > maximum;
  const shown = formatCount(count);
  if (minimum !== undefined && count < minimum)
    return t("counterMinimum", { count: shown, minimum: formatCount(minimum) });
  return (
    <span className={over ? "font-semibold text-danger" : ""}>
      {maximum === undefined
        ? t("counterOpen", { count: shown })
        : t("counter", { count: shown, maximum: formatCount(maximum) })}
    </span>
  );
}

/** Long text with its length; an example of a good answer opens beside it. */
export function TextareaField({ name, disabled, rows = 6, minimum, maximum, example, ...frame }: Props) {
  const t = useTranslations("ui.form");
  const { register, getValues } = useFormContext();
  const { id, error } = useField(name);
  const counted = minimum !== undefined || maximum !== undefined;
  return (
    <FieldFrame
      id={id}
      error={error}
      {...frame}
      below={counted ? <Counter name={name} minimum={minimum} maximum={maximum} /> : undefined}
    >
      <textarea
        id={id}
        rows={rows}
        aria-invalid={error ? true : undefined}
        aria-required={!frame.optional}
        aria-describedby={describedBy(id, { help: frame.help, error, below: counted })}
        className="control resize-y py-2.5 leading-[1.6]"
        // In the served page too: nobody waits for scripts to read what is there.
        defaultValue={getValues(name)}
        {...register(name)}
        disabled={disabled}
      />
      {example ? (
        <details className="mt-1 text-small">
          <summary className="inline-flex min-h-8 list-none items-center text-link underline underline-offset-4">
            {t("example")}
          </summary>
          <div className="mt-1 border-l-4 border-line pl-3.5 text-text-2">{example}</div>
        </details>
      ) : null}
    </FieldFrame>
  );
}
