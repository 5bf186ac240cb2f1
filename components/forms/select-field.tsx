"use client";
import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { describedBy, FieldFrame, type FieldProps } from "./field-frame";
import { useField } from "./form-context";

type Props = FieldProps & {
  options: readonly { value: string; label: string; disabled?: boolean | undefined }[];
  placeholder?: string | undefined;
};

/** One of a list; native, so it is at home on every device. Long lists: ComboboxField. */
export function SelectField({ name, disabled, options, placeholder, ...frame }: Props) {
  const t = useTranslations("ui.form");
  const { register, getValues } = useFormContext();
  const { id, error } = useField(name);
  return (
    <FieldFrame id={id} error={error} {...frame}>
      <select
        id={id}
        aria-invalid={error ? true : undefined}
        aria-required={!frame.optional}
        aria-describedby={describedBy(id, { help: frame.help, error })}
        className="control max-w-96"
        // In the served page too: nobody waits for scripts to read what is there.
        defaultValue={getValues(name)}
        {...register(name)}
        disabled={disabled}
      >
        <option value="">{placeholder ?? t("select")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
