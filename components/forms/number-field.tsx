"use client";
import type { ReactNode } from "react";
import type { FieldProps } from "./field-frame";
import { TypedField } from "./typed-field";
import { readNumber, writeFigure } from "./typed-values";

type Props = FieldProps & {
  unit?: ReactNode;
  decimals?: number | undefined;
  /** A year or a number that names something: without separators. */
  plain?: boolean | undefined;
};

/** A number with its unit. */
export function NumberField({ decimals = 0, plain = false, ...field }: Props) {
  return (
    <TypedField
      {...field}
      width="max-w-40"
      inputMode={decimals > 0 ? "decimal" : "numeric"}
      read={(text) => readNumber(text, decimals)}
      write={plain ? (value) => writeFigure(value).replaceAll(",", "") : writeFigure}
    />
  );
}
