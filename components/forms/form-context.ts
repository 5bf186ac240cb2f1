"use client";
import { createContext, useContext } from "react";
import { get, useFormContext } from "react-hook-form";
import { useErrorText } from "./error-text";

/** Ids of a form's fields begin with this, so that the error summary can link to them. */
export const FormId = createContext("form");

export const fieldId = (formId: string, name: string): string => `${formId}-${name.replace(/[^\w-]/g, "-")}`;

/** A field's id and its error in words. */
export function useField(name: string) {
  const formId = useContext(FormId);
  const { formState } = useFormContext();
  const errorText = useErrorText();
  const found = get(formState.errors, name) as { message?: string; root?: { message?: string } } | undefined;
  const message = found?.message ?? found?.root?.message;
  return { id: fieldId(formId, name), error: found ? errorText(message) : undefined };
}
