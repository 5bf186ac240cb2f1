"use client";
import { useFormContext } from "react-hook-form";

/** A value that travels with the form. */
export function HiddenField({ name }: { name: string }) {
  const { register } = useFormContext();
  return <input type="hidden" {...register(name)} />;
}
