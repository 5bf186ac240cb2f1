"use client";
import { useTranslations } from "next-intl";
import type { FieldProps } from "./field-frame";

type Props = Pick<FieldProps, "label" | "help" | "optional" | "hideLabel"> & { id: string };

/** The question above several inputs. */
export function Legend({ id, label, help, optional, hideLabel }: Props) {
  const t = useTranslations("ui.form");
  return (
    <>
      <legend className={hideLabel ? "sr-only" : "font-semibold"}>
        {label}
        {optional ? <span className="ml-1.5 text-small font-normal text-text-2">({t("optional")})</span> : null}
      </legend>
      {help ? (
        <div id={`${id}-help`} className="text-small text-text-2">
          {help}
        </div>
      ) : null}
    </>
  );
}
