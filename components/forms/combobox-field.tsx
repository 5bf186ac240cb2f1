"use client";
import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import { describedBy, FieldFrame, type FieldProps } from "./field-frame";
import { useField } from "./form-context";

type Option = { value: string; label: string; hint?: string | undefined };
type Props = FieldProps & { options: readonly Option[]; placeholder?: string | undefined };

const isSame = (a: Option, b: Option) => a.value === b.value;

/** One of many, found by typing. */
export function ComboboxField({ name, disabled, options, placeholder, ...frame }: Props) {
  const t = useTranslations("ui.form");
  const { field } = useController({ name });
  const { id, error } = useField(name);
  return (
    <FieldFrame id={id} error={error} {...frame}>
      <Combobox.Root
        items={options}
        value={options.find((option) => option.value === field.value) ?? null}
        onValueChange={(option) => field.onChange(option?.value ?? "")}
        isItemEqualToValue={isSame}
        disabled={disabled ?? false}
      >
        <Combobox.InputGroup className="relative max-w-[32rem]">
          <Combobox.Input
            id={id}
            ref={field.ref}
            onBlur={field.onBlur}
            placeholder={placeholder ?? t("combobox")}
            aria-invalid={error ? true : undefined}
            aria-required={!frame.optional}
            aria-describedby={describedBy(id, { help: frame.help, error })}
            className="control pr-11"
          />
          <Combobox.Trigger
            aria-label={t("open")}
            className="absolute inset-y-0 right-0 grid w-11 place-items-center text-text-2"
          >
            <ChevronDown size={20} aria-hidden="true" />
          </Combobox.Trigger>
        </Combobox.InputGroup>
        <Combobox.Portal>
          <Combobox.Positioner sideOffset={4} className="z-50 outline-none">
            <Combobox.Popup className="w-(--anchor-width) rounded-card border border-line bg-surface text-text shadow-float">
              <Combobox.Empty>
                <p className="px-4 py-3 text-small text-text-2">{t("comboboxEmpty")}</p>
              </Combobox.Empty>
              <Combobox.List className="max-h-72 overflow-auto p-1.5 outline-none data-empty:p-0">
                {(option: Option) => (
                  <Combobox.Item
                    key={option.value}
                    value={option}
                    className="flex min-h-11 cursor-default items-center justify-between gap-3 rounded-control px-3 py-1.5 data-highlighted:bg-primary-tint data-highlighted:text-primary"
                  >
                    <span className="min-w-0">
                      {option.label}
                      {option.hint ? <span className="block text-small text-text-2">{option.hint}</span> : null}
                    </span>
                    <Combobox.ItemIndicator>
                      <Check size={18} aria-hidden="true" />
                    </Combobox.ItemIndicator>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </FieldFrame>
  );
}
