"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { useFieldArray } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { FieldError } from "./field-error";
import { useField } from "./form-context";

const COLUMNS = { 1: "", 2: "md:grid-cols-2", 3: "md:grid-cols-3" };

type Props = {
  name: string;
  legend: string;
  help?: ReactNode;
  addLabel: string;
  /** Names a row for its legend and its remove button. */
  rowLabel: (index: number) => string;
  blank: object;
  /** Fields side by side where the page is wide enough. */
  columns?: keyof typeof COLUMNS;
  children: (path: string, index: number) => ReactNode;
};

/** Rows that people add, fill and take out with the keyboard alone: a new row takes the focus, a removed one gives it back. */
export function RowList({ name, legend, help, addLabel, rowLabel, blank, columns = 1, children }: Props) {
  const t = useTranslations("ui.rows");
  const { fields, append, remove } = useFieldArray({ name });
  const { id, error } = useField(name);
  const list = useRef<HTMLFieldSetElement>(null);
  const focusRow = useRef<number | null>(null);
  useEffect(() => {
    if (focusRow.current === null) return;
    const row = list.current?.querySelectorAll<HTMLElement>("[data-row]")[focusRow.current];
    (
      row?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea") ??
      document.getElementById(`${id}-add`)
    )?.focus();
    focusRow.current = null;
  });
  return (
    <fieldset ref={list} id={id} tabIndex={-1} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <legend className="float-left w-full text-card font-bold">{legend}</legend>
      {help ? <div className="clear-both text-small text-text-2">{help}</div> : null}
      <FieldError id={id} error={error} />
      {fields.map((field, index) => (
        <fieldset
          key={field.id}
          data-row=""
          className="clear-both min-w-0 rounded-card border border-line bg-surface p-4.5"
        >
          <legend className="float-left mb-3 font-semibold">{rowLabel(index)}</legend>
          <div className="float-right">
            <Button
              size="compact"
              variant="ghost"
              aria-label={t("removeNamed", { row: rowLabel(index) })}
              onClick={() => {
                focusRow.current = Math.max(0, index - 1);
                remove(index);
              }}
            >
              {t("remove")}
            </Button>
          </div>
          <div className={`clear-both grid grid-cols-[minmax(0,1fr)] items-start gap-4 ${COLUMNS[columns]}`}>
            {children(`${name}.${index}`, index)}
          </div>
        </fieldset>
      ))}
      <div className="clear-both">
        <Button
          id={`${id}-add`}
          size="compact"
          onClick={() => {
            focusRow.current = fields.length;
            append(structuredClone(blank), { shouldFocus: false });
          }}
        >
          {addLabel}
        </Button>
      </div>
    </fieldset>
  );
}
