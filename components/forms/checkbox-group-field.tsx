"use client";
import { ChoiceList, type Option } from "./choice-list";
import type { FieldProps } from "./field-frame";

/** Any of a few; the form holds the chosen values. */
export function CheckboxGroupField(props: FieldProps & { options: readonly Option[] }) {
  return <ChoiceList kind="checkbox" {...props} />;
}
