"use client";
import type { FieldProps } from "@/components/forms/field-frame";
import { TypedField } from "@/components/forms/typed-field";
import { fromMillionths, toMillionths } from "@/lib/references/domain/millionths";

const ONE = 1_000_000n;
const HUNDRED = 100n;

/** Typed text as exact millionths; per cent on a scale that ends at 1. Text that is no exact figure stays text. */
export function readScore(text: string, scaleMax: bigint): bigint | string | null {
  if (text.trim() === "") return null;
  const value = toMillionths(text.replace(/[,%\s]/g, ""));
  if (value === null || value < 0n) return text;
  if (scaleMax !== ONE) return value;
  return value % HUNDRED === 0n ? value / HUNDRED : text;
}

const writeScore = (value: unknown, scaleMax: bigint): string => {
  if (typeof value !== "bigint") return typeof value === "string" ? value : "";
  return fromMillionths(scaleMax === ONE ? value * HUNDRED : value);
};

/** A score of a benchmark, kept exactly as it is typed: no figure is rounded on its way into the seal. */
export function MillionthsField({ scaleMax, ...field }: FieldProps & { scaleMax: bigint }) {
  return (
    <TypedField
      {...field}
      width="max-w-40"
      inputMode="decimal"
      unit={scaleMax === ONE ? "%" : undefined}
      read={(text) => readScore(text, scaleMax)}
      write={(value) => writeScore(value, scaleMax)}
    />
  );
}
