"use client";
import { useLocale } from "next-intl";
import { formatWon, formatWonCompact } from "@/lib/platform/format";
import type { FieldProps } from "./field-frame";
import { TypedField } from "./typed-field";
import { readWon, writeFigure } from "./typed-values";

const READ_FROM = 100_000n;

/** An amount in won, read back in words as it is typed: a zero too many shows at once. */
export function WonField(field: FieldProps) {
  const locale = useLocale();
  return (
    <TypedField
      {...field}
      width="max-w-64"
      inputMode="numeric"
      unit={formatWon(0n, locale).replace(/^0\s*/, "")}
      read={readWon}
      write={writeFigure}
      below={(value) => (typeof value === "bigint" && value >= READ_FROM ? formatWonCompact(value, locale) : undefined)}
    />
  );
}
