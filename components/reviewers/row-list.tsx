"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { useFieldArray } from "react-hook-form";
import { useField } from "@/components/forms/form-context";
import { Button } from "@/components/ui/button";

type Props = {
  name: string;
  legend: string;
  help: string;
  addLabel: string;
  rowLabel: (index: number) => string;
  blank: object;
  children: (path: string) => ReactNode;
};

/** Rows of a profile that people add, fill and take out with the keyboard alone: focus goes with them. */
export function RowList({ name, legend, help, addLabel, rowLabel, blank, children }: Props) {
  const t = useTranslations("reviewers.rows");
  const { fields, append, remove } = useFieldArray({ name });
  const { id } = useField(name);
  const list = useRef<HTMLFieldSetElement>(null);
  const focusRow = useRef<number | null>(null);
  useEffect(() => {
    if (focusRow.current === null) return;
    const row = list.current?.querySelectorAll<HTMLElement>("[data-row]")[focusRow.current];
    (row?.querySelector<HTMLElement>("input, select") ?? document.getElementById(`${id}-add`))?.focus();
    focusRow.current = null;
  });
  return (
    <fieldset ref={list} id={id} tabIndex={-1} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <legend className="float-left w-full text-card font-bold">{legend}</legend>
      <p className="clear-both text-small text-text-2">{help}</p>
      {fields.map((field, index) => (
        <fieldset key={field.id} data-row="" className="min-w-0 rounded-card border border-line bg-surface p-4.5">
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
          <div className="clear-both grid grid-cols-[minmax(0,1fr)] items-start gap-4 md:grid-cols-2">
            {children(`${name}.${index}`)}
          </div>
        </fieldset>
      ))}
      <div>
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
