"use client";
import { ChoiceList, type Option } from "./choice-list";
import type { FieldProps } from "./field-frame";

/** One of a few, all seen at once. */
export function RadioGroupField(props: FieldProps & { options: readonly Option[] }) {
  return <ChoiceList kind="radio" {...props} />;
}
