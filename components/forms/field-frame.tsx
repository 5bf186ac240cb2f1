"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FieldError } from "./field-error";

/** What every field takes. All are required unless `optional`. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  optional?: boolean | undefined;
  disabled?: boolean | undefined;
  hideLabel?: boolean | undefined;
};

type Frame = Omit<FieldProps, "name" | "disabled"> & {
  id: string;
  error: string | undefined;
  below?: ReactNode;
  children: ReactNode;
};

/** What ties help, counter and error to the input. */
export function describedBy(id: string, parts: { help?: ReactNode; error?: string | undefined; below?: boolean }) {
  const ids = [parts.help ? `${id}-help` : "", parts.error ? `${id}-error` : "", parts.below ? `${id}-below` : ""];
  return ids.filter(Boolean).join(" ") || undefined;
}

/** Label, help, error and input of one field, in that order. */
export function FieldFrame({ id, label, help, optional, hideLabel, error, below, children }: Frame) {
  const t = useTranslations("ui.form");
  return (
    <div className={error ? "border-l-4 border-danger pl-3.5" : ""}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "block font-semibold"}>
        {label}
        {optional ? <span className="ml-1.5 text-small font-normal text-text-2">({t("optional")})</span> : null}
      </label>
      {help ? (
        <div id={`${id}-help`} className="text-small text-text-2">
          {help}
        </div>
      ) : null}
      <FieldError id={id} error={error} />
      <div className="mt-1.5">{children}</div>
      {below ? (
        <div id={`${id}-below`} className="num mt-1 text-small text-text-2">
          {below}
        </div>
      ) : null}
    </div>
  );
}
