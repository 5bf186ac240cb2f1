"use client";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

export type ExportFormat = "csv" | "xlsx" | "json" | "ndjson";
type Props = {
  href: string;
  /** What the address carries besides reason, format and language: the list's own filters. */
  carried?: readonly (readonly [string, string])[] | undefined;
  /** None for a download that has one form only. */
  formats: readonly ExportFormat[];
  note?: ReactNode;
  minimum?: number | undefined;
  /** Other words than those of a list's export. */
  words?: { open: string; title: string; submit: string } | undefined;
  /** Fields elsewhere on the page join the form by it: `<input form={formId}>`. */
  formId?: string | undefined;
};

/** Nothing leaves the house without a reason. A plain form, so that the file comes like every download. */
export function ExportDialog({ href, carried = [], formats, note, minimum = 5, words, formId }: Props) {
  const t = useTranslations("ui.export");
  const { open, title, submit } = words ?? { open: t("open"), title: t("title"), submit: t("submit") };
  const locale = useLocale();
  const id = useId();
  return (
    <Dialog triggerLabel={open} triggerSize="compact" title={title} description={note}>
      <form id={formId} action={href} method="get" className="grid gap-5">
        {[...carried, ["locale", locale] as const].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {formats.length === 1 ? <input type="hidden" name="format" value={formats[0]} /> : null}
        {formats.length > 1 ? (
          <fieldset>
            <legend className="font-semibold">{t("format")}</legend>
            <div className="mt-1.5 flex flex-wrap gap-x-6">
              {formats.map((format, index) => (
                <label key={format} className="flex min-h-11 items-center gap-2">
                  <input
                    type="radio"
                    name="format"
                    value={format}
                    defaultChecked={index === 0}
                    className="size-5 accent-primary-solid"
                  />
                  {t(`formats.${format}`)}
                </label>
              ))}
            </div>
          </fieldset>
        ) : null}
        <div>
          <label htmlFor={id} className="font-semibold">
            {t("reason")}
          </label>
          <p id={`${id}-help`} className="text-small text-text-2">
            {t("reasonHelp", { minimum })}
          </p>
          <textarea
            id={id}
            name="reason"
            rows={3}
            required
            minLength={minimum}
            maxLength={300}
            aria-describedby={`${id}-help`}
            className="control mt-1.5"
          />
        </div>
        <div className="flex justify-end">
          <Button type="submit" variant="primary">
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
