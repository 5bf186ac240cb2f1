"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef, useState } from "react";
import { FieldError } from "@/components/forms/field-error";
import { useField } from "@/components/forms/form-context";
import { Button } from "@/components/ui/button";

type Choice = { value: string; label: string };
type Props = {
  name: string;
  legend: string;
  help: ReactNode;
  /** Label of the list to add from. */
  addLabel: string;
  options: readonly Choice[];
  chosen: readonly Choice[];
  onAdd: (value: string) => void;
  onRemove: (value: string) => void;
};

/** Several of many: chosen one by one from a list, and taken out again by name. */
export function ChoicePicker({ name, legend, help, addLabel, options, chosen, onAdd, onRemove }: Props) {
  const t = useTranslations("proposals.rows");
  const { id, error } = useField(name);
  const select = useId();
  const [picked, setPicked] = useState("");
  const list = useRef<HTMLSelectElement>(null);
  const taken = new Set(chosen.map((one) => one.value));
  const add = () => {
    if (picked === "") return list.current?.focus();
    onAdd(picked);
    setPicked("");
  };
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      data-field
      className={`grid gap-3 ${error ? "border-l-4 border-danger pl-3.5" : ""}`}
      aria-describedby={`${id}-help${error ? ` ${id}-error` : ""}`}
    >
      <legend className="float-left w-full text-card font-bold">{legend}</legend>
      <div id={`${id}-help`} className="clear-both text-small text-text-2">
        {help}
      </div>
      <FieldError id={id} error={error} />
      {chosen.length > 0 ? (
        <ul className="grid gap-1">
          {chosen.map(({ value, label }) => (
            <li
              key={value}
              className="flex flex-wrap items-center justify-between gap-x-3 rounded-control border border-line bg-surface px-3 py-1"
            >
              <span className="min-w-0 wrap-anywhere">{label}</span>
              <Button
                size="compact"
                variant="ghost"
                aria-label={t("removeNamed", { row: label })}
                onClick={() => {
                  onRemove(value);
                  list.current?.focus();
                }}
              >
                {t("remove")}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap items-end gap-2.5">
        <div className="min-w-0 flex-1 basis-64">
          <label htmlFor={select} className="block text-small font-semibold">
            {addLabel}
          </label>
          <select
            ref={list}
            id={select}
            className="control"
            value={picked}
            onChange={(event) => setPicked(event.target.value)}
          >
            <option value="">{t("choose")}</option>
            {options
              .filter((option) => !taken.has(option.value))
              .map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
          </select>
        </div>
        <Button size="compact" onClick={add}>
          {t("add")}
        </Button>
      </div>
    </fieldset>
  );
}
