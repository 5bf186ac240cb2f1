/** One error of a form: where, and the key of its words. */
export type FieldProblem = { name: string; message: string | undefined };

const isError = (value: object): value is { message?: string; type: string } =>
  "type" in value && typeof value.type === "string" && ("message" in value || "ref" in value);

/** A form's nested errors as a list, in the order of the fields. */
export function flattenErrors(errors: object, path: readonly string[] = []): FieldProblem[] {
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) => {
    if (!value || typeof value !== "object" || key === "ref") return [];
    const here = key === "root" ? path : [...path, key];
    if (isError(value)) return [{ name: here.join("."), message: value.message }];
    return flattenErrors(value, here);
  });
}
